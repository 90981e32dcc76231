package org.kangyang.api;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.kangyang.core.MemoryDatabase;
import org.kangyang.core.institution.DivisionRow;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.institution.InstitutionRow;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.institution.StaffRow;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole application on a random port and a fresh database ({@code MONGODB_URI} or one in memory), spoken to over
 * HTTP as a municipal platform would. Each test uses persons of its own, so tests share the database without meeting.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "kangyang.mongodb.uri=${test.mongodb.uri}")
@Import(RunningApi.TestClock.class)
public abstract class RunningApi {
    /** A Tuesday; the examples' planned discharge is a week later. */
    public static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<Integer> PREPARED = ConcurrentHashMap.newKeySet();
    private static final AtomicLong PERSONS = new AtomicLong();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @LocalServerPort
    protected int port;

    @Autowired
    private Divisions divisions;

    @Autowired
    private Institutions institutions;

    @Autowired
    private StaffRegister staff;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("test.mongodb.uri", Database::uri);
    }

    /** One server for all test classes; it ends with the JVM. */
    private static final class Database {
        private static final String URI = start();

        private static String uri() {
            return URI;
        }

        private static String start() {
            String given = System.getenv("MONGODB_URI");
            String name = "api_" + UUID.randomUUID().toString().substring(0, 8);
            if (given != null && !given.isBlank()) {
                URI uri = java.net.URI.create(given);
                return uri.getScheme() + "://" + uri.getAuthority() + "/" + name
                        + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
            }
            return new MongoServer(new MemoryDatabase()).bindAndGetConnectionString() + "/" + name;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class TestClock {
        @Bean
        SettableClock testClock() {
            return new SettableClock();
        }
    }

    /** Moves on by a millisecond with each look, so that times of change differ; tests may set it. */
    public static final class SettableClock extends Clock {
        private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.getAndIncrement());
        }

        public void forward(Duration duration) {
            millis.addAndGet(duration.toMillis());
        }
    }

    @BeforeEach
    void masterData() {
        if (!PREPARED.add(port)) {
            return;
        }
        divisions.importRows(List.of(new DivisionRow("999001001", "样例街道"), new DivisionRow("999001002", "示范街道")));
        institutions.importRows(List.of(
                new InstitutionRow("NH001", "CARE_HOME", "样例养老院", "999001001", null),
                new InstitutionRow("NH002", "CARE_HOME", "示范养老院", "999001002", null),
                new InstitutionRow("H001", "HOSPITAL", "样例医院", "999001001", "NH001"),
                new InstitutionRow("H002", "HOSPITAL", "示范医院", "999001002", "NH002")));
        staff.importRows(List.of(new StaffRow(
                "li.pinggu",
                "李评估",
                List.of("care-home-assessor.NH001"),
                List.of(new StaffRow.CertificateRow(
                        "ABILITY_ASSESSOR",
                        "CERT-0001",
                        java.time.LocalDate.of(2024, 1, 1),
                        java.time.LocalDate.of(2030, 12, 31))))));
    }

    /** An answer: status, headers, body. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The fields that the problem names. */
        public List<String> fields() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }

        /** Each field that the problem names, with the code of its fault. */
        public List<String> faults() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }

        /** The last part of the problem's type. */
        public String problem() {
            return json().path("type").asString().replace("urn:kangyang:problem:", "");
        }
    }

    protected Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** The bytes of a file that the API serves. */
    protected HttpResponse<byte[]> download(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    protected Answer post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), withContentType(headers));
    }

    protected Answer put(String path, String body, String... headers) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), withContentType(headers));
    }

    protected Answer send(String method, String path, byte[] body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String[] withContentType(String[] headers) {
        if (List.of(headers).contains("Content-Type")) {
            return headers;
        }
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }

    protected Answer refer(ObjectNode referral) {
        return refer(referral, newKey());
    }

    protected Answer refer(ObjectNode referral, String key) {
        return post("/api/v1/referrals", referral.toString(), "Idempotency-Key", key);
    }

    protected static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The documented example, for a person nobody else has. */
    protected static ObjectNode referral() {
        ObjectNode referral = example("acceptReferral");
        elder(referral).put("documentNumber", newCitizenId());
        return referral;
    }

    protected static ObjectNode elder(ObjectNode referral) {
        return (ObjectNode) referral.get("elder");
    }

    /** A woman born on 1 March 1942, in a division that does not exist. */
    protected static String newCitizenId() {
        long number = PERSONS.getAndIncrement();
        String division = String.valueOf(999_000 + number / 500);
        return withChecksum(division + "19420301" + "%03d".formatted(number % 500 * 2));
    }

    protected static String withChecksum(String first17) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (first17.charAt(i) - '0');
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }

    /** An example of the OpenAPI document, as integrators copy it. */
    protected static ObjectNode example(String operationId) {
        try (var file = RunningApi.class.getResourceAsStream("/openapi/" + operationId + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Opens a case and answers where it is read. */
    protected String openCase() {
        return refer(referral()).header("Location");
    }

    protected Answer close(String casePath, Map<String, Object> closure) {
        return post(
                casePath + "/closure",
                JSON.writeValueAsString(closure),
                "Idempotency-Key",
                newKey(),
                "If-Match",
                get(casePath).header("ETag"));
    }
}
