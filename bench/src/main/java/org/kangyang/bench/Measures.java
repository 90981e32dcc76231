package org.kangyang.bench;

import io.camunda.client.api.worker.JobWorker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The measurements, each of one server. */
final class Measures {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration FILL_LIMIT = Duration.ofMinutes(30);

    private Measures() {}

    /** Processor time of five seconds, at most, of a server that is at rest. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private interface Step {
        void run(int number) throws Exception;
    }

    /** Runs {@code step} for 0 to {@code count}-1 on that many threads; the first failure ends all. */
    private static void onThreads(int threads, int count, Step step) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            var all = new ExecutorCompletionService<Boolean>(executor);
            for (int i = 0; i < threads; i++) {
                all.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        step.run(n);
                    }
                    return true;
                });
            }
            for (int i = 0; i < threads; i++) {
                try {
                    all.take().get();
                } catch (ExecutionException e) {
                    executor.shutdownNow();
                    throw new IllegalStateException("A client failed", e.getCause());
                }
            }
        }
    }

    /** Jobs per second: instances are started, then all their jobs are fetched and completed, the next ones as they come. */
    static double jobsPerSecond(Side side, int workers, int instances) throws Exception {
        onThreads(workers, instances, n -> side.startInstance());
        int jobs = instances * Side.JOBS;
        AtomicInteger done = new AtomicInteger();
        AtomicLong end = new AtomicLong();
        long begin = System.nanoTime();
        onThreads(workers, workers, worker -> {
            while (done.get() < jobs && !Thread.currentThread().isInterrupted()) {
                if (done.addAndGet(side.workOnce("worker-" + worker)) >= jobs) {
                    // Others may still be waiting for jobs that do not come.
                    end.compareAndSet(0, System.nanoTime());
                }
                if (System.nanoTime() - begin > LIMIT.toNanos()) {
                    throw new IllegalStateException(done + " of " + jobs + " jobs after " + LIMIT);
                }
            }
        });
        return jobs / ((end.get() - begin) / 1e9);
    }

    /**
     * Microseconds from the sending of the command that creates an instance, whose first element is a job, to the arrival
     * of the job at a worker that polls. The worker stays for all measurements: one that is closed leaves its last poll
     * behind, and that would take a job of the next.
     */
    static final class Activation implements AutoCloseable {

        private final Camunda engine;
        private final JobWorker worker;
        private final Map<Long, Long> sent = new ConcurrentHashMap<>();
        private final AtomicLong numbers = new AtomicLong();
        private final Histogram histogram = new ConcurrentHistogram(3);

        Activation(Camunda engine) {
            this.engine = engine;
            this.worker = engine.client()
                    .newWorker()
                    .jobType(Camunda.LATENCY_JOB)
                    .handler((client, job) -> {
                        long now = System.nanoTime();
                        Long begin = sent.get(((Number) job.getVariable("number")).longValue());
                        client.newCompleteCommand(job).send().join();
                        if (begin != null) {
                            histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(now - begin));
                            sent.remove(((Number) job.getVariable("number")).longValue());
                        }
                    })
                    .maxJobsActive(32)
                    .requestTimeout(Duration.ofSeconds(20))
                    .timeout(Duration.ofMinutes(1))
                    .open();
        }

        void forget() {
            histogram.reset();
        }

        Histogram measured() {
            return histogram;
        }

        void measure(int count) throws InterruptedException {
            for (int i = 0; i < count; i++) {
                long number = numbers.incrementAndGet();
                sent.put(number, System.nanoTime());
                engine.startLatency(number);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!sent.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(sent.size() + " jobs never came");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    /**
     * Puts waiting instances with a timer each into the store, and waits until the engine has nothing else to do: an
     * instance waits once a job of the engine has evaluated the message's key, and those jobs come in their order.
     *
     * @return one of them
     */
    static long fill(Camunda engine, int workers, int count) throws Exception {
        onThreads(2 * workers, count, engine::startWaiting);
        long end = System.nanoTime() + FILL_LIMIT.toNanos();
        long last = 0;
        for (int atOnce = 0; atOnce < 3; ) {
            last = engine.startWaiting(-1);
            TimeUnit.SECONDS.sleep(1);
            atOnce = engine.waiting(last).isPresent() ? atOnce + 1 : 0;
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The engine is still busy after " + FILL_LIMIT);
            }
        }
        rest(engine.server(), end);
        return last;
    }

    /** Waits until the server has nothing to do any more, such as to clear up behind a great load. */
    private static void rest(Server server, long end) throws InterruptedException {
        Duration before;
        do {
            before = server.processorTime();
            TimeUnit.SECONDS.sleep(5);
        } while (server.processorTime().minus(before).compareTo(IDLE) > 0 && System.nanoTime() < end);
    }

    /** One day of a long run. */
    record Day(int number, long finished, long bytes) {}

    /** Works day after day, the clock moved past the hour of the clean-up each time. */
    static List<Day> days(Camunda engine, Path file, int days, int workers, int instances) throws Exception {
        List<Day> result = new ArrayList<>();
        Instant midnight = Instant.parse("2027-01-01T17:30:00Z");
        for (int day = 1; day <= days; day++) {
            jobsPerSecond(engine, workers, instances);
            engine.moveClock(midnight.plus(Duration.ofDays(day)));
            long finished = settled(engine);
            result.add(new Day(day, finished, Files.size(file)));
        }
        return result;
    }

    /** Waits until the clean-up of the night removes nothing more. */
    private static long settled(Camunda engine) throws InterruptedException {
        long finished = engine.finished();
        for (int same = 0; same < 4; ) {
            TimeUnit.MILLISECONDS.sleep(500);
            long now = engine.finished();
            same = now == finished ? same + 1 : 0;
            finished = now;
        }
        return finished;
    }
}
