package org.kangyang.workers.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down when a worker has not been answered for three polls and half a minute: the engine is away, or the worker hangs
 * (DESIGN §6). Says when each type last had a job and how its jobs ended.
 */
@Component
class JobWorkersHealthIndicator implements HealthIndicator {

    private final JobWorkers workers;
    private final JobOutcomes outcomes;
    private final Duration silence;

    JobWorkersHealthIndicator(JobWorkers workers, JobOutcomes outcomes, EngineProperties engine) {
        this.workers = workers;
        this.outcomes = outcomes;
        this.silence = engine.poll().multipliedBy(3).plusSeconds(30);
    }

    @Override
    public Health health() {
        Health.Builder health = workers.isRunning() ? Health.up() : Health.down();
        for (JobPoller.Life life : workers.lives()) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("lastAnsweredSecondsAgo", life.lastAnsweredSecondsAgo());
            detail.put(
                    "lastActivatedSecondsAgo",
                    life.lastActivatedSecondsAgo() == null ? "never" : life.lastActivatedSecondsAgo());
            detail.put("running", life.running());
            detail.put("outcomes", outcomes.of(life.jobType()));
            if (life.trouble() != null) {
                detail.put("trouble", life.trouble());
            }
            if (life.lastAnsweredSecondsAgo() > silence.toSeconds()) {
                health.down();
            }
            health.withDetail(life.jobType(), detail);
        }
        return health.build();
    }
}
