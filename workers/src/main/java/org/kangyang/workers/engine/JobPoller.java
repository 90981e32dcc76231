package org.kangyang.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kangyang.workers.engine.JobOutcomes.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the jobs of one type, for ever. Whatever is thrown, an {@link Error} included, is logged, waited out and
 * asked again: a worker never ends silently (DESIGN §6).
 */
final class JobPoller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(JobPoller.class);

    /** Network time that the lock has already run when the answer arrives. */
    private static final Duration LOCK_MARGIN = Duration.ofSeconds(1);

    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(15);

    private final WorkerDefinition<?, ?> definition;
    private final CamundaClient client;
    private final JobExecution execution;
    private final ClusterIdentity cluster;
    private final EngineProperties engine;
    private final ExecutorService threads;
    private final Semaphore slots;
    private final Backoff backoff;
    private volatile int failures;
    private volatile int outages;
    private volatile @Nullable String trouble;
    private volatile long lastAnswered = System.nanoTime();
    private volatile long lastActivated;
    private volatile boolean everActivated;

    JobPoller(
            WorkerDefinition<?, ?> definition,
            CamundaClient client,
            JobExecution execution,
            ClusterIdentity cluster,
            EngineProperties engine,
            ExecutorService threads) {
        this.definition = definition;
        this.client = client;
        this.execution = execution;
        this.cluster = cluster;
        this.engine = engine;
        this.threads = threads;
        this.slots = new Semaphore(engine.maxJobsPerType());
        this.backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    @Override
    public void run() {
        while (true) {
            try {
                if (outages > 0) {
                    Thread.sleep(backoff.after(outages));
                }
                poll();
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable fault) {
                if (!recovered(fault)) {
                    return;
                }
            }
        }
    }

    private void poll() throws Exception {
        // Asked before, not after: a connection that lives through the poll ends at this same engine.
        String clusterId = cluster.current();
        slots.acquire();
        // While the store is away, one job at a time finds out whether it is back.
        int wanted = outages > 0 ? 1 : 1 + slots.drainPermits();
        int unused = wanted;
        try {
            List<ActivatedJob> jobs = activate(wanted);
            long lockEnd = System.nanoTime() + engine.lock().minus(LOCK_MARGIN).toNanos();
            answered(jobs);
            for (ActivatedJob job : jobs) {
                threads.execute(() -> perform(job, clusterId, lockEnd));
                unused--;
            }
        } finally {
            slots.release(unused);
        }
    }

    private List<ActivatedJob> activate(int count) throws Exception {
        Future<ActivateJobsResponse> answer = client.newActivateJobsCommand()
                .jobType(definition.jobType())
                .maxJobsToActivate(count)
                .timeout(engine.lock())
                .workerName(engine.workerName())
                .fetchVariables(definition.variables())
                .requestTimeout(engine.poll())
                .send();
        try {
            return answer.get(engine.poll().plus(ANSWER_MARGIN).toMillis(), TimeUnit.MILLISECONDS)
                    .getJobs();
        } finally {
            answer.cancel(true);
        }
    }

    private void perform(ActivatedJob job, String clusterId, long lockEnd) {
        try {
            outages = execution.run(definition, job, clusterId, lockEnd) == Outcome.OUTAGE ? outages + 1 : 0;
        } finally {
            slots.release();
        }
    }

    private void answered(List<ActivatedJob> jobs) {
        failures = 0;
        trouble = null;
        lastAnswered = System.nanoTime();
        if (!jobs.isEmpty()) {
            lastActivated = lastAnswered;
            everActivated = true;
        }
    }

    private boolean recovered(Throwable fault) {
        failures++;
        trouble = Reason.of(fault.getCause() == null ? fault : fault.getCause());
        cluster.forget();
        Duration wait = backoff.after(failures);
        if (fault instanceof Error) {
            LOG.error("Asking for {} jobs failed; asked again in {}", definition.jobType(), wait, fault);
        } else if (failures == 1) {
            LOG.warn(
                    "Asking for {} jobs failed, asked again until the engine answers: {}",
                    definition.jobType(),
                    trouble);
        }
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /** @param lastActivatedSecondsAgo null when no job was ever activated */
    record Life(
            String jobType,
            long lastAnsweredSecondsAgo,
            @Nullable Long lastActivatedSecondsAgo,
            int running,
            @Nullable String trouble) {}

    Life life() {
        long now = System.nanoTime();
        return new Life(
                definition.jobType(),
                TimeUnit.NANOSECONDS.toSeconds(now - lastAnswered),
                everActivated ? TimeUnit.NANOSECONDS.toSeconds(now - lastActivated) : null,
                engine.maxJobsPerType() - slots.availablePermits(),
                trouble);
    }
}
