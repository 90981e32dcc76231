package org.kangyang.workers.engine;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one command about a job, again and again until the engine has taken it or the job's lock has ended (DESIGN §5,
 * "Camunda's client"; §6).
 */
final class Settlement {

    private static final Backoff BETWEEN = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3));
    private static final long ANSWER_SECONDS = 15;

    /** How the command ended. */
    enum End {
        TAKEN,
        /** 404: the job is gone, so an earlier sending of the command, or the instance's end, was first. */
        ALREADY_DONE,
        /** 400, 409, 413 …: the engine will never take this command. */
        REFUSED,
        /** The lock ended before the engine took it. */
        LOST
    }

    record Result(End end, @Nullable String reason) {}

    private final long lockEnd;

    /** @param lockEnd as {@link System#nanoTime()}: the engine's own clock may be a test's */
    Settlement(long lockEnd) {
        this.lockEnd = lockEnd;
    }

    Result send(FinalCommandStep<?> command) {
        String reason = null;
        for (int failures = 1; ; failures++) {
            try {
                answer(command.send());
                return new Result(End.TAKEN, null);
            } catch (ExecutionException e) {
                reason = Reason.of(e.getCause());
                if (e.getCause() instanceof ClientHttpException http && isFinal(http.code())) {
                    return new Result(http.code() == 404 ? End.ALREADY_DONE : End.REFUSED, reason);
                }
            } catch (TimeoutException e) {
                reason = "no answer in " + ANSWER_SECONDS + " s";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Result(End.LOST, "the application is stopping");
            }
            if (!pause(BETWEEN.after(failures))) {
                return new Result(End.LOST, reason);
            }
        }
    }

    private static void answer(Future<?> future) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } finally {
            future.cancel(true);
        }
    }

    /** 401 and 403 may pass, as when a credential is renewed; so may 408, 429 and everything of the server's. */
    private static boolean isFinal(int status) {
        return status >= 400
                && status < 500
                && status != 401
                && status != 403
                && status != 408
                && status != 425
                && status != 429;
    }

    private boolean pause(Duration wait) {
        if (System.nanoTime() + wait.toNanos() - lockEnd >= 0) {
            return false;
        }
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
