package org.kangyang.workers.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.response.DeploymentEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kangyang.workers.engine.Backoff;
import org.kangyang.workers.engine.ClusterIdentity;
import org.kangyang.workers.engine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys every model, table and form in one deployment when the application starts, again and again until the engine
 * has taken it, and once more whenever another engine answers. An unchanged resource makes no new version.
 */
@Component
class ModelDeployment implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** @param deployed the engine has taken everything */
    record State(boolean deployed, @Nullable String trouble, int resources) {}

    private final CamundaClient client;
    private final DeployedResources resources;
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private final Semaphore wanted = new Semaphore(0);
    private volatile State state = new State(false, "not tried yet", 0);
    private volatile @Nullable Thread thread;

    ModelDeployment(CamundaClient client, DeployedResources resources, ClusterIdentity cluster) {
        this.client = client;
        this.resources = resources;
        cluster.whenAnotherEngineAnswers(id -> wanted.release());
    }

    @Override
    public void start() {
        wanted.release();
        thread = Thread.ofVirtual().name("deployment").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    State state() {
        return state;
    }

    private void run() {
        try {
            while (true) {
                wanted.acquire();
                wanted.drainPermits();
                deployUntilTaken();
            }
        } catch (InterruptedException stopping) {
            LOG.debug("Deployment stops");
        }
    }

    private void deployUntilTaken() throws InterruptedException {
        for (int failures = 1; ; failures++) {
            Duration wait = backoff.after(failures);
            try {
                deploy();
                return;
            } catch (ClientException e) {
                boolean refused = e instanceof ClientHttpException http && http.code() >= 400 && http.code() < 500;
                state = new State(false, Reason.of(e), 0);
                if (refused) {
                    LOG.error("The engine refuses the models, tried again in {}: {}", REFUSED_PAUSE, Reason.of(e));
                    wait = REFUSED_PAUSE;
                } else if (failures == 1) {
                    LOG.warn("The models are deployed as soon as the engine answers: {}", Reason.of(e));
                }
            } catch (IOException | RuntimeException | Error e) {
                state = new State(false, e.toString(), 0);
                LOG.error("The models cannot be deployed, tried again in {}", wait, e);
            }
            Thread.sleep(wait);
        }
    }

    private void deploy() throws IOException {
        Map<String, byte[]> all = resources.all();
        DeployResourceCommandStep1.DeployResourceCommandStep2 command = null;
        for (Map.Entry<String, byte[]> resource : all.entrySet()) {
            command = command == null
                    ? client.newDeployResourceCommand().addResourceBytes(resource.getValue(), resource.getKey())
                    : command.addResourceBytes(resource.getValue(), resource.getKey());
        }
        if (command == null) {
            throw new IllegalStateException("No model on the class path: the jars of bpmn/ and forms/ are missing");
        }
        DeploymentEvent done = command.requestTimeout(ANSWER)
                .send()
                .join(ANSWER.plusSeconds(15).toSeconds(), TimeUnit.SECONDS);
        state = new State(true, null, all.size());
        LOG.info(
                "Deployed: {} processes, {} decisions, {} forms",
                done.getProcesses().size(),
                done.getDecisions().size(),
                done.getForm().size());
    }
}
