package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** All patients at once: three people are always at work on some of them while the system is up. */
final class Ward {

    private static final int STAFF = 3;
    private static final long PAUSE_MILLIS = 150;
    private static final Set<Integer> TASK_GONE_OR_BUSY = Set.of(404, 409, 429);

    private final LocalSystem system;
    private final Set<Patient> underWay = ConcurrentHashMap.newKeySet();
    /** Answers that nobody should have got; failures of the connection count only while everything was up. */
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean killed;

    Ward(LocalSystem system) {
        this.system = system;
    }

    void admit(List<Patient> patients) {
        underWay.addAll(patients);
    }

    /** Who has not arrived yet. */
    Set<Patient> underWay() {
        return underWay;
    }

    /** Works until a while after the n-th command was sent, then kills, and stays at work until all is down. */
    LocalSystem.Ending workUntilKilled(String part, int commands, Duration later) throws Exception {
        begun.set(0);
        killed = false;
        try (CamundaClient engine = client();
                ScheduledExecutorService staff = staff(engine)) {
            try {
                Awaitility.await(commands + " commands are sent")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> begun.get() >= commands || !faults.isEmpty());
                assertThat(faults).isEmpty();
                LocalSystem.Ending ending = staff.schedule(
                                () -> {
                                    killed = true;
                                    return system.kill(part);
                                },
                                later.toMillis(),
                                TimeUnit.MILLISECONDS)
                        .get();
                assertThat(faults).isEmpty();
                return ending;
            } finally {
                staff.shutdownNow();
            }
        }
    }

    /** Works until every patient has arrived. */
    void workToTheEnd() {
        killed = false;
        try (CamundaClient engine = client();
                ScheduledExecutorService staff = staff(engine)) {
            try {
                Awaitility.await("every case arrives")
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> underWay.isEmpty() || !faults.isEmpty());
                assertThat(faults).isEmpty();
            } finally {
                staff.shutdownNow();
            }
        }
    }

    private CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .restAddress(system.engine(""))
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(60))
                .build();
    }

    private ScheduledExecutorService staff(CamundaClient engine) {
        ScheduledExecutorService staff = Executors.newScheduledThreadPool(STAFF + 1);
        underWay.forEach(patient -> next(staff, patient, engine, 0));
        return staff;
    }

    private void next(ScheduledExecutorService staff, Patient patient, CamundaClient engine, long millis) {
        if (!staff.isShutdown()) {
            staff.schedule(() -> work(staff, patient, engine), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void work(ScheduledExecutorService staff, Patient patient, CamundaClient engine) {
        try {
            if (patient.step(system, engine, begun::incrementAndGet)) {
                underWay.remove(patient);
                return;
            }
        } catch (Throwable fault) {
            note(patient, fault);
        }
        next(staff, patient, engine, PAUSE_MILLIS);
    }

    private void note(Patient patient, Throwable fault) {
        boolean refused = fault instanceof Patient.Refused || fault instanceof AssertionError;
        if (fault instanceof ClientHttpException answer) {
            refused = answer.code() < 500 && !TASK_GONE_OR_BUSY.contains(answer.code());
        }
        if (refused || !killed) {
            faults.add(patient + ": " + fault);
        }
    }
}
