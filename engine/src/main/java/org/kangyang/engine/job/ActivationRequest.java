package org.kangyang.engine.job;

import io.camunda.client.protocol.rest.JobActivationRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;

/**
 * A checked request for jobs.
 *
 * @param timeout how long the jobs stay with the worker
 * @param patience how long to wait for a first job; zero: not at all
 * @param variables the variables to send along; empty: all
 */
record ActivationRequest(
        String type, String worker, Duration timeout, int maxJobs, Duration patience, List<String> variables) {

    /** As Camunda: what a request without time-out waits. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final Duration LONGEST_TIME = Duration.ofDays(3_650);

    static ActivationRequest of(JobActivationRequest request) {
        if (request.getType() == null || request.getType().isBlank()) {
            throw Rejection.invalidArgument("No type provided");
        }
        long timeout = positive("timeout", request.getTimeout());
        checkTime("timeout", timeout);
        long max = positive(
                "maxJobsToActivate",
                request.getMaxJobsToActivate() == null
                        ? null
                        : request.getMaxJobsToActivate().longValue());
        String worker = request.getWorker() == null || request.getWorker().isBlank() ? "default" : request.getWorker();
        List<String> variables = request.getFetchVariable() == null ? List.of() : request.getFetchVariable();
        return new ActivationRequest(
                request.getType(),
                worker,
                Duration.ofMillis(timeout),
                (int) Math.min(max, 1000),
                patience(request.getRequestTimeout()),
                List.copyOf(variables));
    }

    /** Refuses a lock or back-off that no date can tell, or that nobody would live to see the end of. */
    static void checkTime(String name, long millis) {
        if (millis > LONGEST_TIME.toMillis()) {
            throw Rejection.invalidArgument("The value for " + name + " is '" + millis + "' but must be at most "
                    + LONGEST_TIME.toMillis() + " (ten years)");
        }
    }

    private static long positive(String name, @Nullable Long value) {
        if (value == null || value < 1) {
            throw Rejection.invalidArgument("The value for " + name + " is '" + value + "' but must be > 0");
        }
        return value;
    }

    /** The answer must be there before the client's time-out, so a tenth of it (500 ms at most) is kept back. */
    private static Duration patience(@Nullable Long requestTimeout) {
        if (requestTimeout == null || requestTimeout == 0) {
            return DEFAULT_WAIT;
        }
        if (requestTimeout < 0) {
            return Duration.ZERO;
        }
        long spare = Math.min(500, requestTimeout / 10);
        return Duration.ofMillis(Math.min(requestTimeout - spare, LONGEST_WAIT.toMillis()));
    }
}
