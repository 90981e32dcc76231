package org.kangyang.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.gridfs.GridFSBuckets;
import de.bwaldvogel.mongo.MongoServer;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.MemoryDatabase;
import org.kangyang.workers.engine.JobWorker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application against an engine and a database that may be away. */
class WorkersApplicationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeEngine fake = new FakeEngine();
    private final MongoServer database = new MongoServer(new MemoryDatabase());
    private ConfigurableApplicationContext application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
        fake.close();
        database.shutdownNow();
    }

    private void start(int databasePort, String... more) {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "--server.port=0",
                                "--kangyang.engine.rest-address=" + fake.address(),
                                "--kangyang.engine.poll=1s",
                                // The stock server of the test does not know the command of Boot's own check.
                                "--management.health.mongodb.enabled=false",
                                "--kangyang.mongodb.uri=mongodb://127.0.0.1:" + databasePort
                                        + "/kangyang?serverSelectionTimeoutMS=500"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        application = new SpringApplicationBuilder(WorkersApplication.class).run(arguments);
    }

    private int port() {
        return ((WebServerApplicationContext) application).getWebServer().getPort();
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private String status(String path) throws Exception {
        return call("GET", path, null).path("status").asText();
    }

    @Test
    @DisplayName("It asks for the jobs of every worker, and is ready once the models are deployed")
    void becomesReady() throws Exception {
        start(database.bind().getPort());
        await().atMost(PATIENCE)
                .until(() -> status("/actuator/health/readiness").equals("UP"));
        int workers = application.getBeansOfType(JobWorker.class).size();
        assertThat(workers).isGreaterThan(15);
        await().atMost(PATIENCE).until(() -> {
            Set<String> asked = new TreeSet<>();
            fake.requests("/jobs/activation")
                    .forEach(request -> asked.add(request.body().path("type").asText()));
            return asked.size() == workers;
        });
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(call("GET", "/actuator/health", null).toString())
                                .startsWith("{\"")
                                .contains("\"status\":\"UP\"")
                                .doesNotContain("DOWN"));
    }

    @Test
    @DisplayName("It starts without engine and database, says so, and recovers by itself")
    void recoversByItself() throws Exception {
        int enginePort = fake.port();
        fake.close();
        InetSocketAddress address = database.bind();
        database.shutdownNow();
        start(address.getPort());
        assertThat(status("/actuator/health/liveness")).isEqualTo("UP");
        assertThat(status("/actuator/health/readiness")).isNotEqualTo("UP");

        fake = new FakeEngine(enginePort);
        MongoServer back = new MongoServer(new MemoryDatabase());
        try {
            back.bind(address);
            await().atMost(PATIENCE)
                    .until(() -> status("/actuator/health/readiness").equals("UP"));
            await().atMost(PATIENCE).until(() -> status("/actuator/health").equals("UP"));
        } finally {
            application.close();
            back.shutdownNow();
        }
    }

    @Test
    @DisplayName("It tidies up daily: a file that no document names goes")
    void keepsHouse() {
        int port = database.bind().getPort();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            var files = GridFSBuckets.create(client.getDatabase("kangyang"), "attachmentFiles");
            ObjectId lost = ObjectId.getSmallestWithDate(Date.from(Instant.now().minus(Duration.ofDays(2))));
            files.uploadFromStream(new BsonObjectId(lost), "lost", new ByteArrayInputStream(new byte[] {1}));
            start(port, "--kangyang.housekeeping.after=PT0S");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(files.find().first()).isNull());
        }
    }

    @Test
    @DisplayName("Its clock can be stopped, moved and reset only where a test asks for it")
    void movesItsClock() throws Exception {
        start(database.bind().getPort(), "--kangyang.clock.controllable=true");
        Clock clock = application.getBean(Clock.class);
        Instant noon = Instant.parse("2026-12-01T04:00:00Z");
        call("PUT", "/test-clock", "{\"timestamp\":" + noon.toEpochMilli() + "}");
        assertThat(clock.instant()).isEqualTo(noon);
        call(
                "POST",
                "/test-clock/add",
                "{\"offsetMilli\":" + Duration.ofHours(48).toMillis() + "}");
        assertThat(clock.instant()).isEqualTo(noon.plus(Duration.ofHours(48)));
        call("DELETE", "/test-clock", null);
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(clock.getZone().getId()).isEqualTo("Asia/Shanghai");
    }

    @Test
    @DisplayName("Nobody can move the clock of a real installation")
    void keepsTheMachinesTime() throws Exception {
        start(database.bind().getPort());
        assertThat(call("GET", "/test-clock", null).path("status").asInt()).isEqualTo(404);
    }
}
