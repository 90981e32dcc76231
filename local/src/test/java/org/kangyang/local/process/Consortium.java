package org.kangyang.local.process;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kangyang.conformance.target.EngineUnderTest;
import org.kangyang.conformance.target.FreePort;
import org.kangyang.local.database.EmbeddedDatabase;
import org.kangyang.workers.WorkersApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * A whole consortium for the stories: the durable embedded database (or {@code MONGODB_URI}), one engine, the workers and
 * the API in this JVM, and one clock for all of them. A story makes institutions and people of its own, so stories do
 * not meet.
 */
public final class Consortium implements AutoCloseable {

    /** A step takes a second; a build server with other work has been several times slower. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() % 100_000));

    private final EngineUnderTest engine;
    private final SharedClock clock = new SharedClock();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final SmartLifecycle relay;
    private final ConfigurableApplicationContext workers;
    public final CamundaClient client;
    public final RestClient api;

    public Consortium(EngineUnderTest engine) throws IOException {
        this.engine = engine;
        running.add(engine);
        String mongo = mongoUri();
        int apiPort = FreePort.find();
        workers = application(
                WorkersApplication.class,
                "workers",
                Map.of(
                        "kangyang.mongodb.uri",
                        mongo,
                        "kangyang.engine.rest-address",
                        engine.restAddress().toString(),
                        "kangyang.case-api-url",
                        "http://127.0.0.1:" + apiPort,
                        "server.port",
                        "0"));
        running.add(workers);
        relay = workers.getBean("outboxRelay", SmartLifecycle.class);
        running.add(application(
                org.kangyang.api.Main.class,
                "case-api",
                Map.of("kangyang.mongodb.uri", mongo, "server.port", apiPort)));
        client = CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(PATIENCE)
                .build();
        running.add(client);
        api = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + apiPort)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                    throw new ApiRefused(
                            response.getStatusCode().value(),
                            new String(response.getBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                })
                .build();
        Awaitility.await("models are deployed")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId("care-pathway"))
                        .send()
                        .join()
                        .items()
                        .isEmpty());
    }

    /** An answer of the API other than 2xx. */
    static final class ApiRefused extends RuntimeException {
        final int status;
        final String body;

        ApiRefused(int status, String body) {
            super("HTTP " + status + ": " + body);
            this.status = status;
            this.body = body;
        }
    }

    private String mongoUri() throws IOException {
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            return databaseOfItsOwn(given);
        }
        int port = FreePort.find();
        running.add(0, EmbeddedDatabase.start(Files.createTempDirectory(Path.of("target"), "stories-"), port));
        return "mongodb://127.0.0.1:" + port + "/stories";
    }

    /** On a server that others use: the stories of two classes may be told at the same time. */
    private String databaseOfItsOwn(String given) {
        String name = "stories-" + UUID.randomUUID();
        String uri = given.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?", "$1/" + name);
        running.add(0, () -> {
            try (MongoClient server = MongoClients.create(uri)) {
                server.getDatabase(name).drop();
            }
        });
        return uri;
    }

    private ConfigurableApplicationContext application(Class<?> main, String module, Map<String, Object> properties) {
        // Both applications are on this class path, each with its own application.yaml: name the right one.
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "--spring.config.location=file:../" + module + "/src/main/resources/application.yaml",
                                "--logging.file.name=target/" + module + "-under-test-"
                                        + ProcessHandle.current().pid() + ".log",
                                "--logging.threshold.console=WARN",
                                "--spring.jmx.enabled=false"),
                        properties.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(main)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("sharedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments);
    }

    static int nextNumber() {
        return NUMBERS.incrementAndGet();
    }

    java.time.Instant instant() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Moves the engine's clock and the applications' together. */
    public void pass(Duration duration) {
        clock.move(duration);
        engine.moveClock(duration);
    }

    /** Time passes, and the sweeps of every morning have done what was due. */
    void passSwept(Duration duration) {
        pass(duration);
        Awaitility.await("the sweeps are over")
                .atMost(PATIENCE)
                .until(() -> client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processDefinitionId("reassessment-sweep").state(ProcessInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items()
                        .isEmpty());
    }

    /** The platform closes the case as it read it; where a job was faster, it reads and sends again. */
    public void closeCase(String caseId, String reason) {
        Awaitility.await("closure of case " + caseId)
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e instanceof ApiRefused refused && refused.status == 412)
                .until(() -> {
                    closeAsRead(caseId, reason);
                    return true;
                });
    }

    private void closeAsRead(String caseId, String reason) {
        String tag = api.get()
                .uri("/api/v1/cases/{id}", caseId)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        post(
                caseId,
                "closure",
                tag,
                Map.of(
                        "reason",
                        reason,
                        "occurredOn",
                        today().toString(),
                        "documentReference",
                        "示例文书-1",
                        "note",
                        "示例说明"));
    }

    /** The platform reports a fall, a hospitalisation or a major illness of a minute ago (R08). */
    public void reportEvent(String caseId, String kind) {
        post(
                caseId,
                "events",
                null,
                Map.of(
                        "eventId",
                        UUID.randomUUID().toString(),
                        "kind",
                        kind,
                        "occurredAt",
                        instant().minusSeconds(60).toString(),
                        "source",
                        "family"));
    }

    private void post(String caseId, String what, @Nullable String tag, Map<String, ?> body) {
        api.post()
                .uri("/api/v1/cases/{id}/" + what, caseId)
                .headers(headers -> {
                    if (tag != null) {
                        headers.setIfMatch(tag);
                    }
                })
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** The domain itself, for what another process or the sweep would ask of it. */
    <T> T domain(Class<T> type) {
        return workers.getBean(type);
    }

    /** What the case tells the engine waits, as while the engine is away. */
    void holdMessages() {
        relay.stop();
    }

    void releaseMessages() {
        relay.start();
    }

    List<UserTask> openTasks(String group) {
        return client.newUserTaskSearchRequest()
                .filter(f -> f.candidateGroup(group).state(UserTaskState.CREATED))
                .send()
                .join()
                .items();
    }

    @Override
    public void close() throws Exception {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
    }
}
