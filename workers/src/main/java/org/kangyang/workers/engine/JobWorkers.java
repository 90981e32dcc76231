package org.kangyang.workers.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All workers of the application: one poller each, jobs on virtual threads. */
@Component
class JobWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final List<? extends WorkerDefinition<?, ?>> definitions;
    private final CamundaClient client;
    private final JobExecution execution;
    private final ClusterIdentity cluster;
    private final EngineProperties engine;
    private volatile List<JobPoller> pollers = List.of();
    private volatile List<Thread> polling = List.of();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    JobWorkers(
            List<JobWorker<?, ?>> workers,
            CamundaClient client,
            JobExecution execution,
            ClusterIdentity cluster,
            EngineProperties engine) {
        this.definitions = workers.stream().map(WorkerDefinition::of).toList();
        this.client = client;
        this.execution = execution;
        this.cluster = cluster;
        this.engine = engine;
        refuseDoubles();
    }

    private void refuseDoubles() {
        Map<String, String> served = new TreeMap<>();
        for (WorkerDefinition<?, ?> definition : definitions) {
            String name = definition.worker().getClass().getName();
            String other = served.put(definition.jobType(), name);
            if (other != null) {
                throw new IllegalStateException(
                        "Job type " + definition.jobType() + " is served by both " + other + " and " + name);
            }
        }
    }

    @Override
    public synchronized void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        pollers = definitions.stream()
                .map(definition -> new JobPoller(definition, client, execution, cluster, engine, threads))
                .toList();
        polling = pollers.stream()
                .map(poller -> Thread.ofVirtual()
                        .name("jobs " + poller.life().jobType())
                        .start(poller))
                .toList();
        running = true;
        LOG.info("{} job workers ask {} for jobs", pollers.size(), engine.restAddress());
    }

    /** No new jobs; those begun may finish and be settled. */
    @Override
    public synchronized void stop() {
        running = false;
        polling.forEach(Thread::interrupt);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FINISH.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Jobs still running after {}; they come again when their locks end", FINISH);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    List<JobPoller.Life> lives() {
        return pollers.stream().map(JobPoller::life).toList();
    }
}
