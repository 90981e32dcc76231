package org.kangyang.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Which engine answers. A fresh engine may number its jobs anew, so a job's key alone is no command key (DESIGN §3.1).
 * Camunda's client does not hand out the topology's cluster id, hence the one request of our own.
 */
@Component
public class ClusterIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterIdentity.class);

    private final CamundaClient client;
    private final EngineProperties engine;
    private final RestClient http;
    private final List<Consumer<String>> onOtherEngine = new CopyOnWriteArrayList<>();
    private volatile @Nullable String known;
    private @Nullable String last;

    ClusterIdentity(CamundaClient client, EngineProperties engine) {
        this.client = client;
        this.engine = engine;
        this.http = RestClient.builder().baseUrl(engine.restAddress()).build();
    }

    /** Asks the engine once and remembers its answer until {@link #forget}. */
    String current() {
        String id = known;
        return id != null ? id : ask();
    }

    /** The engine did not answer: what comes back may be another one. */
    void forget() {
        known = null;
    }

    /** Calls back when an engine answers that is not the one known before. */
    public void whenAnotherEngineAnswers(Consumer<String> action) {
        onOtherEngine.add(action);
    }

    private synchronized String ask() {
        String id = known;
        if (id != null) {
            return id;
        }
        Topology topology = http.get()
                .uri("/v2/topology")
                .headers(headers -> applyCredentials(headers::set))
                .retrieve()
                .body(Topology.class);
        id = topology == null ? null : topology.clusterId();
        if (id == null || id.isBlank()) {
            id = configured();
        }
        String before = last;
        last = id;
        known = id;
        if (before != null && !before.equals(id)) {
            LOG.warn("Another engine answers: cluster id {} instead of {}", id, before);
            String now = id;
            onOtherEngine.forEach(action -> action.accept(now));
        }
        return id;
    }

    private String configured() {
        String id = engine.clusterId();
        if (id == null || id.isBlank()) {
            throw new IllegalStateException(
                    "The engine's topology names no clusterId. Set KANGYANG_ENGINE_CLUSTER_ID to a"
                            + " name of this engine that no other engine ever had.");
        }
        return id;
    }

    private void applyCredentials(CredentialsProvider.CredentialsApplier headers) {
        // Camunda's client has no provider where none is configured.
        @Nullable CredentialsProvider credentials = client.getConfiguration().getCredentialsProvider();
        if (credentials == null) {
            return;
        }
        try {
            credentials.applyCredentials(headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Topology(@Nullable String clusterId) {}
}
