package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final AtomicLong changes = new AtomicLong();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void syncsBeforeItAnswers() {
        List<String> steps = new ArrayList<>();
        GroupCommit commits = new GroupCommit(
                () -> {
                    steps.add("commit");
                    return 1;
                },
                () -> steps.add("sync"),
                failures::add);
        commits.await(1);
        assertThat(steps).containsExactly("commit", "sync");
    }

    @Test
    void needsNoSyncForWhatIsAlreadyOnDisk() {
        AtomicInteger syncs = new AtomicInteger();
        GroupCommit commits = new GroupCommit(() -> 7, syncs::incrementAndGet, failures::add);
        commits.await(7);
        commits.await(5);
        assertThat(syncs).hasValue(1);
    }

    @Test
    void sharesOneSyncAmongAllWhoWaited() throws Exception {
        AtomicInteger syncs = new AtomicInteger();
        CountDownLatch firstIsSyncing = new CountDownLatch(1);
        CountDownLatch othersCame = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(
                changes::get,
                () -> {
                    if (syncs.incrementAndGet() == 1) {
                        firstIsSyncing.countDown();
                        awaitLatch(othersCame);
                    }
                },
                failures::add);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            changes.set(1);
            Future<?> first = clients.submit(() -> commits.await(1));
            firstIsSyncing.await();
            changes.set(20);
            List<Future<?>> others = new ArrayList<>();
            for (long change = 2; change <= 20; change++) {
                long mine = change;
                others.add(clients.submit(() -> commits.await(mine)));
            }
            assertThat(others).noneMatch(Future::isDone);
            othersCame.countDown();
            first.get(10, TimeUnit.SECONDS);
            for (Future<?> other : others) {
                other.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(syncs).hasValueBetween(2, 3);
    }

    @Test
    void refusesEverythingOnceACommitFailed() {
        AtomicInteger attempts = new AtomicInteger();
        GroupCommit commits = new GroupCommit(
                () -> 1,
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("no space left on device");
                    }
                },
                failures::add);
        assertThatThrownBy(() -> commits.await(1)).hasMessageContaining("could not write to its file");
        assertThatThrownBy(() -> commits.await(1)).hasMessageContaining("could not write to its file");
        assertThatThrownBy(commits::refuseIfFailed).hasMessageContaining("check the disk");
        assertThat(failures).hasSize(1);
        assertThat(attempts)
                .as("a later sync that succeeds would hide the loss")
                .hasValue(1);
    }

    @Test
    void releasesThoseWhoWaitForALeaderThatFails() {
        CountDownLatch syncing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(
                () -> 2,
                () -> {
                    syncing.countDown();
                    awaitLatch(release);
                    throw new IllegalStateException("disk gone");
                },
                failures::add);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> leader = clients.submit(() -> commits.await(1));
            awaitLatch(syncing);
            Future<?> follower = clients.submit(() -> commits.await(2));
            release.countDown();
            await().atMost(10, TimeUnit.SECONDS).until(() -> leader.isDone() && follower.isDone());
            assertThat(leader.state()).isEqualTo(Future.State.FAILED);
            assertThat(follower.state()).isEqualTo(Future.State.FAILED);
        }
        assertThat(commits.failed()).isTrue();
    }

    @Test
    void hasNothingToWaitForBeforeTheFirstChange() {
        GroupCommit commits = new GroupCommit(
                () -> {
                    throw new AssertionError("nothing to commit");
                },
                () -> {},
                failures::add);
        assertThatCode(() -> commits.await(0)).doesNotThrowAnyException();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
