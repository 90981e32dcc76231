package org.kangyang.engine.faults;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Threads that create, publish, work, fail, complete and mend, through Camunda's client, and note what was acknowledged. */
final class Load implements AutoCloseable {

    /** Orders under way at most: what is asked for must not outrun a slow machine. */
    private static final int UNDER_WAY = 40;

    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMillis(200);

    /** After a command without an answer: the engine is down, and its start needs the processor more than we do. */
    private static final Duration WHEN_BACK = Duration.ofMillis(500);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int FIRST_TRY = 3;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;

    private final Ledger ledger;
    private final CamundaClient client;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean creating = true;
    private volatile boolean stopped;

    Load(URI address, Ledger ledger) {
        this.ledger = ledger;
        this.client = CamundaClient.newClientBuilder()
                .restAddress(address)
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(15))
                .build();
    }

    CamundaClient client() {
        return client;
    }

    void start() {
        forEver("create-1", this::create);
        forEver("create-2", this::create);
        forEver("publish", this::publish);
        forEver("begin", this::begin);
        forEver("correlate", this::correlate);
        forEver("approve", this::approve);
        forEver("mend", this::mend);
        for (String type : List.of(
                FaultModels.WORK,
                FaultModels.RISKY,
                FaultModels.MEND,
                FaultModels.CHECK,
                FaultModels.BEGUN_WORK,
                FaultModels.WORK,
                FaultModels.RISKY)) {
            forEver(type, () -> work(type));
        }
    }

    /** Nothing new from now on; what is under way goes on. */
    void finish() {
        creating = false;
    }

    /** Whether all that was asked for is published. */
    boolean isPublished() {
        return ledger.paid.size() == ledger.orders.get() && ledger.begun.size() == ledger.begins.get();
    }

    /** Ends all threads; what they have begun is finished. */
    void stop() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    /** @param step answers whether there was something to do */
    private void forEver(String name, BooleanSupplier step) {
        threads.add(Thread.ofPlatform().daemon().name("load-" + name).start(() -> {
            while (!stopped) {
                boolean busy = false;
                try {
                    busy = step.getAsBoolean();
                } catch (ClientException e) {
                    note(e);
                } catch (RuntimeException e) {
                    if (!stopped) {
                        ledger.wrong.add(name + ": " + e);
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(busy ? 2 : 40).toNanos());
            }
        }));
    }

    /** What the answer to a command says. */
    private enum Answer {
        DONE,
        /** It was refused for good: what it names is gone, or there before. */
        REFUSED,
        /** It was not done, or nobody knows. */
        OPEN
    }

    private Answer send(FinalCommandStep<?> command) {
        try {
            command.send().join();
            ledger.acknowledged.increment();
            return Answer.DONE;
        } catch (ClientException e) {
            return note(e);
        }
    }

    private Answer note(ClientException failure) {
        if (failure instanceof ClientHttpException http && http.code() != 0) {
            if (http.code() >= 400 && http.code() < 500) {
                return Answer.REFUSED;
            }
            if (http.code() == UNAVAILABLE) {
                ledger.unavailable.increment();
                LockSupport.parkNanos(LATER.toNanos());
                return Answer.OPEN;
            }
            if (http.code() != TIMEOUT) {
                ledger.wrong.add("answered with " + http.getMessage());
            }
        }
        ledger.unknown.increment();
        LockSupport.parkNanos(WHEN_BACK.toNanos());
        return Answer.OPEN;
    }

    private boolean create() {
        if (!creating || ledger.created.size() - ledger.shipped.size() > UNDER_WAY) {
            return false;
        }
        long n = ledger.orders.incrementAndGet();
        try {
            var created = client.newCreateInstanceCommand()
                    .bpmnProcessId(FaultModels.ORDER)
                    .latestVersion()
                    .businessId(String.valueOf(n))
                    .variables(Map.of("n", n, "key", FaultModels.key(n), "text", "文".repeat(200)))
                    .send()
                    .join();
            ledger.acknowledged.increment();
            ledger.created.put(n, created.getProcessInstanceKey());
        } catch (ClientException e) {
            if (note(e) == Answer.REFUSED) {
                ledger.wrong.add("order " + n + " was refused: " + e.getMessage());
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return true;
    }

    /** Sends every message until it is there; its id keeps it from being there twice. */
    private boolean publish() {
        long[] open = LongStream.rangeClosed(1, ledger.orders.get())
                .filter(n -> !ledger.paid.contains(n))
                .limit(10)
                .toArray();
        for (long n : open) {
            Answer answer = send(client.newPublishMessageCommand()
                    .messageName(FaultModels.PAID)
                    .correlationKey(FaultModels.key(n))
                    .messageId("paid-" + n)
                    .timeToLive(DAY)
                    .variables(Map.of("amount", n)));
            if (answer != Answer.OPEN) {
                ledger.paid.add(n);
            }
        }
        return open.length > 0;
    }

    private boolean begin() {
        long known = ledger.begins.get();
        long m = LongStream.rangeClosed(1, known)
                .filter(n -> !ledger.begun.contains(n))
                .findFirst()
                .orElse(known + 1);
        if (m > known && (!creating || known - ledger.startedBy.size() > UNDER_WAY)) {
            return false;
        }
        ledger.begins.accumulateAndGet(m, Math::max);
        Answer answer = send(client.newPublishMessageCommand()
                .messageName(FaultModels.BEGIN)
                .correlationKey("customer-" + m % 7)
                .messageId("begin-" + m)
                .timeToLive(DAY)
                .variables(Map.of("n", m)));
        if (answer != Answer.OPEN) {
            ledger.begun.add(m);
        }
        return false;
    }

    private boolean correlate() {
        List<ElementInstance> waiting = client.newElementInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(FaultModels.ORDER)
                        .elementId("shipped")
                        .state(ElementInstanceState.ACTIVE))
                .page(p -> p.limit(20))
                .send()
                .join()
                .items();
        for (ElementInstance element : waiting) {
            Long n = ledger.numbers.get(element.getProcessInstanceKey());
            if (n != null
                    && send(client.newCorrelateMessageCommand()
                                    .messageName(FaultModels.SHIPPED)
                                    .correlationKey(FaultModels.key(n))
                                    .variables(Map.of("parcel", n)))
                            == Answer.DONE) {
                ledger.once(ledger.shipped, n, "shipment of order");
            }
        }
        return !waiting.isEmpty();
    }

    private boolean approve() {
        List<UserTask> tasks = client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(FaultModels.ORDER).state(UserTaskState.CREATED))
                .page(p -> p.limit(20))
                .send()
                .join()
                .items();
        for (UserTask task : tasks) {
            if (send(client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(Map.of("approved", true)))
                    == Answer.DONE) {
                ledger.once(ledger.tasks, task.getUserTaskKey(), "user task");
            }
        }
        return !tasks.isEmpty();
    }

    private boolean mend() {
        List<Incident> incidents = client.newIncidentSearchRequest()
                .filter(f -> f.state(IncidentState.ACTIVE))
                .page(p -> p.limit(20))
                .send()
                .join()
                .items();
        for (Incident incident : incidents) {
            if (incident.getErrorType() != IncidentErrorType.JOB_NO_RETRIES) {
                ledger.wrong.add("incident " + incident.getErrorType() + " at " + incident.getElementId() + ": "
                        + incident.getErrorMessage());
            }
            if (send(client.newUpdateRetriesCommand(incident.getJobKey()).retries(FIRST_TRY - 1)) == Answer.DONE) {
                send(client.newResolveIncidentCommand(incident.getIncidentKey()));
            }
        }
        return !incidents.isEmpty();
    }

    private boolean work(String type) {
        List<ActivatedJob> jobs = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(4)
                .timeout(LOCK)
                .workerName(Thread.currentThread().getName())
                .requestTimeout(Duration.ofSeconds(2))
                .send()
                .join()
                .getJobs();
        jobs.forEach(this::handle);
        return !jobs.isEmpty();
    }

    private void handle(ActivatedJob job) {
        long n = ((Number) job.getVariable("n")).longValue();
        if (job.getType().equals(FaultModels.BEGUN_WORK)) {
            ledger.startedBy
                    .computeIfAbsent(n, none -> java.util.concurrent.ConcurrentHashMap.newKeySet())
                    .add(job.getProcessInstanceKey());
        } else {
            ledger.numbers.put(job.getProcessInstanceKey(), n);
        }
        if (send(end(job, n)) == Answer.DONE && ends(job, n)) {
            ledger.once(ledger.jobs, job.getKey(), "job");
        }
    }

    private static boolean firstTry(ActivatedJob job) {
        return job.getRetries() == FIRST_TRY;
    }

    private static boolean fails(ActivatedJob job, long n) {
        return firstTry(job)
                && (job.getType().equals(FaultModels.WORK) && FaultModels.failsOnce(n)
                        || job.getType().equals(FaultModels.CHECK) && FaultModels.failsForGood(n));
    }

    private static boolean ends(ActivatedJob job, long n) {
        return !fails(job, n);
    }

    private FinalCommandStep<?> end(ActivatedJob job, long n) {
        if (fails(job, n)) {
            return client.newFailCommand(job)
                    .retries(job.getType().equals(FaultModels.CHECK) ? 0 : FIRST_TRY - 1)
                    .retryBackoff(Duration.ofMillis(100))
                    .errorMessage("on purpose");
        }
        if (job.getType().equals(FaultModels.RISKY) && FaultModels.refuses(n)) {
            return client.newThrowErrorCommand(job).errorCode("REFUSED").errorMessage("on purpose");
        }
        return client.newCompleteCommand(job).variables(Map.of("done", job.getType()));
    }
}
