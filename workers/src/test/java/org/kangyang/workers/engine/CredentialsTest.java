package org.kangyang.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("The workers prove to a guarded engine who they are")
class CredentialsTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("workers:workers-password".getBytes(StandardCharsets.UTF_8));

    private HttpServer guarded;
    private String expected = "";
    private String asked = "";

    /** Answers the topology to whoever proves it, and gives a token to whoever has the secret. */
    @BeforeEach
    void open() throws IOException {
        guarded = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        guarded.createContext("/v2/topology", exchange -> {
            boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(
                    exchange,
                    known ? 200 : 401,
                    known
                            ? "{\"clusterId\":\"guarded\",\"brokers\":[],\"clusterSize\":1,\"partitionsCount\":1,"
                                    + "\"replicationFactor\":1,\"gatewayVersion\":\"8.9.0\"}"
                            : "{}");
        });
        guarded.createContext("/token", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        });
        guarded.start();
    }

    @AfterEach
    void close() {
        guarded.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private EngineProperties engine(Map<String, String> credentials) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("kangyang.engine.rest-address", address(""));
        credentials.forEach((name, value) -> source.put("kangyang.engine.credentials." + name, value));
        return new Binder(source)
                .bind("kangyang.engine", EngineProperties.class)
                .get();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + guarded.getAddress().getPort() + path;
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void byNameAndPasswordOrByToken(boolean token) {
        expected = token ? "Bearer abc" : BASIC;
        EngineProperties engine = engine(
                token
                        ? Map.of(
                                "client-id",
                                "workers-" + System.nanoTime(),
                                "client-secret",
                                "geheim",
                                "token-url",
                                address("/token"),
                                "audience",
                                "engine")
                        : Map.of("username", "workers", "password", "workers-password"));
        try (CamundaClient client = new EngineClientConfiguration().camundaClient(engine)) {
            assertThat(client.newTopologyRequest().send().join().getClusterSize())
                    .isEqualTo(1);
            assertThat(new ClusterIdentity(client, engine).current()).isEqualTo("guarded");
        }
        assertThat(asked.contains("client_secret=geheim")).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({
        "username, CAMUNDA_BASIC_AUTH_PASSWORD",
        "password, CAMUNDA_BASIC_AUTH_USERNAME",
        "client-id, CAMUNDA_CLIENT_SECRET",
        "token-url, CAMUNDA_CLIENT_ID"
    })
    void notByHalf(String alone, String reason) {
        assertThatThrownBy(() -> engine(Map.of(alone, "x")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(reason);
    }
}
