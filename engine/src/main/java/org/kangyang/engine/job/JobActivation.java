package org.kangyang.engine.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobActivationResult;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.kangyang.engine.runtime.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Long polling. The answer is begun with blanks (JSON allows them) once a second and right before jobs are locked: a
 * client that has gone away shows by that, and what was locked for it is unlocked when its answer cannot be written.
 */
@Component
class JobActivation {

    private static final Logger LOG = LoggerFactory.getLogger(JobActivation.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final JobSignals signals;
    private final ObjectMapper json;

    JobActivation(Jobs jobs, JobSignals signals, ObjectMapper json) {
        this.jobs = jobs;
        this.signals = signals;
        this.json = json;
    }

    void answer(ActivationRequest request, OutputStream out) throws IOException {
        List<ActivatedJobResult> found;
        try {
            found = await(request, out);
        } catch (IOException gone) {
            signals.changed();
            throw gone;
        }
        try {
            byte[] answer = json.writeValueAsBytes(new JobActivationResult().jobs(found));
            out.write(answer, 0, answer.length - 1);
            out.flush();
            out.write(answer, answer.length - 1, 1);
            out.flush();
        } catch (IOException gone) {
            LOG.debug("The worker {} has gone, unlocking its {} jobs", request.worker(), found.size());
            jobs.unlock(found, request.worker());
            signals.changed();
            throw gone;
        }
    }

    private List<ActivatedJobResult> await(ActivationRequest request, OutputStream out) throws IOException {
        long end = System.nanoTime() + request.patience().toNanos();
        try (JobSignals.Waiter waiter = signals.watch(request.type())) {
            boolean begun = false;
            while (true) {
                List<ActivatedJobResult> found = activate(request, begun);
                begun = true;
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (!found.isEmpty() || !left.isPositive()) {
                    return found;
                }
                signals.changed();
                rest(waiter, end, out);
            }
        }
    }

    /** Once a poll has begun it outlasts a store that fails meanwhile; it then asks again with the next sign or beat. */
    private List<ActivatedJobResult> activate(ActivationRequest request, boolean begun) {
        try {
            return jobs.activate(request);
        } catch (RuntimeException failure) {
            if (!begun || !StoreFailure.causes(failure)) {
                throw failure;
            }
            LOG.debug("Worker {} waits until the store is back: {}", request.worker(), failure.toString());
            return List.of();
        }
    }

    private static void rest(JobSignals.Waiter waiter, long end, OutputStream out) throws IOException {
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            boolean woken;
            try {
                woken = waiter.await(left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("The server stops", stopped);
            }
            out.write(' ');
            out.flush();
            if (woken || end - System.nanoTime() <= 0) {
                return;
            }
        }
    }
}
