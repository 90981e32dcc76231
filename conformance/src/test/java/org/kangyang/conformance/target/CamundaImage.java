package org.kangyang.conformance.target;

import com.github.dockerjava.api.model.ExposedPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Camunda's official image, where a Docker engine has it already; it is never pulled from here, since its licence is the
 * user's own affair. It was never run by this project's maintainers (README, limits).
 */
public final class CamundaImage implements EngineUnderTest {

    public static final String IMAGE = "camunda/camunda:8.9.0";
    private static final int REST = 8080;
    private static final int MANAGEMENT = 9600;

    private final GenericContainer<?> container;
    private int rest;
    private int management;

    private CamundaImage(GenericContainer<?> container) {
        this.container = container;
        this.rest = container.getMappedPort(REST);
        this.management = container.getMappedPort(MANAGEMENT);
    }

    /** Why it cannot be used here, or nothing where it can. */
    public static Optional<String> missing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers here");
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
            return Optional.empty();
        } catch (RuntimeException notThere) {
            return Optional.of("the Docker engine has no image " + IMAGE);
        }
    }

    @SuppressWarnings("resource")
    public static CamundaImage start() {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withImagePullPolicy(image -> false)
                .withEnv("ZEEBE_CLOCK_CONTROLLED", "true")
                .withEnv("CAMUNDA_SECURITY_AUTHENTICATION_UNPROTECTEDAPI", "true")
                .withEnv("CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED", "false")
                .withExposedPorts(REST, MANAGEMENT)
                .waitingFor(Wait.forHttp("/v2/topology").forPort(REST).withStartupTimeout(Duration.ofMinutes(3)));
        container.start();
        return new CamundaImage(container);
    }

    @Override
    public URI restAddress() {
        return URI.create("http://" + container.getHost() + ":" + rest);
    }

    @Override
    public void moveClock(Duration duration) {
        URI address = URI.create("http://" + container.getHost() + ":" + management + "/actuator/clock/add");
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"offsetMilli\":" + duration.toMillis() + "}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("The engine's clock did not move: HTTP " + status);
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException("The engine's clock did not move", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int get(URI address) throws java.io.IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Override
    public void restart() {
        String id = container.getContainerId();
        DockerClientFactory.lazyClient().restartContainerCmd(id).exec();
        // The host's ports are given anew; ask for them.
        var bindings = DockerClientFactory.lazyClient()
                .inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings();
        rest = Integer.parseInt(bindings.get(ExposedPort.tcp(REST))[0].getHostPortSpec());
        management = Integer.parseInt(bindings.get(ExposedPort.tcp(MANAGEMENT))[0].getHostPortSpec());
        Awaitility.await("Camunda is up again")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> get(restAddress().resolve("/v2/topology")) == 200);
    }

    @Override
    public void close() {
        container.stop();
    }
}
