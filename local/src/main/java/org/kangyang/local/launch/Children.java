package org.kangyang.local.launch;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All running children: whoever dies takes the others with it, and none is left behind. */
final class Children {

    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataDirectory data;
    private final Path guardJar;
    private final Progress progress;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<Child> running = new ArrayList<>();
    private boolean stopped;

    Children(DataDirectory data, Progress progress) {
        this.data = data;
        this.guardJar = GuardJar.in(data.resolve("run"));
        this.progress = progress;
    }

    synchronized void start(ChildSpec spec) {
        if (!stopped) {
            running.add(Child.start(spec, data, guardJar));
        }
    }

    /** Waits until the named children answer; fails as soon as any child dies. */
    void awaitReady(Collection<String> names) throws InterruptedException {
        List<Child> waiting = new ArrayList<>(snapshot().stream()
                .filter(child -> names.contains(child.spec().name()))
                .toList());
        long end = System.nanoTime() + PATIENCE.toNanos();
        long nextSign = System.nanoTime() + SIGN_OF_LIFE.toNanos();
        while (!waiting.isEmpty()) {
            requireAlive();
            waiting.removeIf(this::saidReady);
            if (!waiting.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw waiting.getFirst().neverReady(PATIENCE);
                }
                if (System.nanoTime() > nextSign) {
                    nextSign = System.nanoTime() + SIGN_OF_LIFE.toNanos();
                    sayWaiting(waiting);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void sayWaiting(List<Child> waiting) {
        List<ChildSpec> specs = waiting.stream().map(Child::spec).toList();
        progress.say(
                "等待" + String.join("、", specs.stream().map(ChildSpec::chinese).toList()) + "…",
                "Waiting for "
                        + String.join(", ", specs.stream().map(ChildSpec::name).toList()) + " …");
    }

    private boolean saidReady(Child child) {
        if (!child.isReady(http)) {
            return false;
        }
        progress.say(child.spec().chinese() + "已就绪", child.spec().name() + " is ready");
        return true;
    }

    /** Returns only by an exception: the first child that dies ends the whole. */
    void watch() throws InterruptedException {
        CompletableFuture<?>[] exits =
                snapshot().stream().map(child -> child.process().onExit()).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(exits).join();
        requireAlive();
        // Only a stop in progress gets here: the shutdown hook ends this process.
        Thread.sleep(Duration.ofMinutes(1));
    }

    void requireAlive() {
        for (Child child : snapshot()) {
            if (child.diedOfItself()) {
                throw child.death();
            }
        }
    }

    /** Stops all in the opposite order of their start. */
    void stopAll() {
        List<Child> toStop;
        synchronized (this) {
            stopped = true;
            toStop = List.copyOf(running);
            running.clear();
        }
        for (Child child : toStop.reversed()) {
            boolean alive = child.process().isAlive();
            child.stop();
            if (alive) {
                progress.say(child.spec().chinese() + "已停止", child.spec().name() + " stopped");
            }
        }
    }

    synchronized List<Child> snapshot() {
        return List.copyOf(running);
    }
}
