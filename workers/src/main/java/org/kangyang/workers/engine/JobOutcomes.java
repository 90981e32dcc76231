package org.kangyang.workers.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts how jobs ended, as metric {@code kangyang.jobs{type,outcome}} and for the health page. */
@Component
class JobOutcomes {

    enum Outcome {
        COMPLETED,
        ALREADY_DONE,
        BPMN_ERROR,
        RETRY,
        OUTAGE,
        INCIDENT,
        /** The work was done, but the engine could not be told before the lock ended: the job comes again. */
        COMPLETION_LOST,
        /** The engine could not be told of a failure: the job comes again when its lock ends. */
        FAILURE_LOST
    }

    private final MeterRegistry metrics;
    private final Map<String, Map<Outcome, LongAdder>> counts = new ConcurrentHashMap<>();

    JobOutcomes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(String jobType, Outcome outcome) {
        metrics.counter("kangyang.jobs", "type", jobType, "outcome", outcome.name())
                .increment();
        counts.computeIfAbsent(jobType, type -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, o -> new LongAdder())
                .increment();
    }

    long of(String jobType, Outcome outcome) {
        LongAdder count = counts.getOrDefault(jobType, Map.of()).get(outcome);
        return count == null ? 0 : count.sum();
    }

    Map<Outcome, Long> of(String jobType) {
        Map<Outcome, Long> all = new TreeMap<>();
        counts.getOrDefault(jobType, Map.of()).forEach((outcome, count) -> all.put(outcome, count.sum()));
        return all;
    }
}
