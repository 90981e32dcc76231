package org.kangyang.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.springframework.http.MediaType;

/** One run: work, one fault after the other at moments that the seed chooses, and the account at the end. */
final class FaultRun implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofMinutes(5);

    private static final Duration COME_BACK = Duration.ofMinutes(1);

    /** Commands done before a fault, however slow the machine. */
    private static final int AT_LEAST = 40;

    private final Store store;
    private final long seed;
    private final int kills;
    private final Random random;
    private final EngineProcess engine;
    private final Ledger ledger = new Ledger();
    private final Load load;
    private final Audit audit;

    FaultRun(Store store, Path directory, int port, long seed, int kills) {
        this.store = store;
        this.seed = seed;
        this.kills = kills;
        this.random = new Random(seed);
        this.engine = new EngineProcess(port, directory.resolve("engine.log"), store.command(), store.settings());
        this.load = new Load(engine.address(), ledger);
        this.audit = new Audit(load.client(), ledger);
    }

    /** @return what was acknowledged */
    Ledger run() throws Exception {
        int kill = 0;
        try {
            engine.start();
            engine.awaitReady();
            deploy();
            load.start();
            for (kill = 1; kill <= kills; kill++) {
                disturb(kill);
                restart();
                audit.acknowledged();
            }
            drain();
            load.stop();
            audit.ended();
            engine.stop();
            nothingIsLeft();
            return ledger;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "On " + store + ", seed " + seed + ", kill " + kill + " of " + kills + ": " + e.getMessage()
                            + "\nUntil then " + ledger + "; the engine's log: " + engine.log(),
                    e);
        }
    }

    private void deploy() {
        load.client()
                .newDeployResourceCommand()
                .addResourceStringUtf8(FaultModels.child().xml(), "child.bpmn")
                .addResourceStringUtf8(FaultModels.order().xml(), "order.bpmn")
                .addResourceStringUtf8(FaultModels.begun().xml(), "begun.bpmn")
                .send()
                .join();
    }

    /** Lets work go on for a while, on a store that may fail on its own; then the engine is killed. */
    private void disturb(int kill) throws Exception {
        awaitAcknowledged(AT_LEAST);
        goOn(200, 2_500);
        if (store.failsIn(kill)) {
            store.fail(kill, engine.pid());
            try {
                if (store.takesNothing(kill)) {
                    saysSo();
                }
                goOn(1_000, 3_000);
            } finally {
                store.recover(kill, engine.pid());
            }
            comesBack();
            goOn(500, 3_000);
        }
        engine.kill();
    }

    /** The engine tells clearly that its store is not there, and does not let its callers wait for ever. */
    private void saysSo() {
        Awaitility.await("commands are refused while the store is away")
                .atMost(COME_BACK)
                .untilAsserted(() -> {
                    HttpResponse<String> answer = engine.publish(FaultModels.NOBODY);
                    assertThat(answer.statusCode()).as(answer.body()).isIn(503, 504);
                    assertThat(answer.headers().firstValue("Content-Type"))
                            .contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                    assertThat(answer.body()).contains("The engine's store");
                    assertThat(answer.headers().firstValue("Retry-After").isPresent())
                            .isEqualTo(answer.statusCode() == 503);
                });
    }

    /** The same engine, by itself, on the store that is well again. */
    private void comesBack() {
        try {
            awaitAcknowledged(5);
        } catch (org.awaitility.core.ConditionTimeoutException away) {
            throw new AssertionError("The engine does not come back after its store has failed", away);
        }
    }

    private void awaitAcknowledged(int more) {
        long before = ledger.acknowledged.sum();
        Awaitility.await().atMost(COME_BACK).until(() -> ledger.acknowledged.sum() > before + more);
    }

    private void goOn(int least, int most) throws InterruptedException {
        engine.runs(Duration.ofMillis(random.nextInt(least, most)));
    }

    private void restart() throws Exception {
        engine.start();
        if (random.nextInt(8) == 0) {
            goOn(500, 6_000);
            engine.kill();
            engine.start();
        }
        engine.awaitReady();
    }

    private void drain() {
        load.finish();
        try {
            Awaitility.await()
                    .atMost(DRAIN)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> load.isPublished() && audit.open().isEmpty());
        } catch (org.awaitility.core.ConditionTimeoutException stuck) {
            throw new AssertionError("Stuck: " + audit.open() + " " + audit.standing(), stuck);
        }
    }

    /** Looks into the store itself: no job, timer, task, subscription or variable without an instance. */
    private void nothingIsLeft() throws Exception {
        try (Connection connection = DriverManager.getConnection(store.audited(), "sa", "")) {
            for (String rows : new String[] {
                "ACT_RU_EXECUTION",
                "ACT_RU_TASK",
                "ACT_RU_EXT_TASK",
                "ACT_RU_INCIDENT",
                "ACT_RU_VARIABLE",
                "ACT_RU_JOB where HANDLER_TYPE_ <> 'history-cleanup'",
                "ACT_RU_EVENT_SUBSCR where EXECUTION_ID_ is not null",
                "ENGINE_MESSAGE_START",
                "ENGINE_MESSAGE_DELIVERY where STATE_ <> 'DONE'",
                "ENGINE_MESSAGE where OFFERED_ = false"
            }) {
                try (ResultSet count = connection.createStatement().executeQuery("select count(*) from " + rows)) {
                    count.next();
                    assertThat(count.getLong(1)).as("rows of " + rows).isZero();
                }
            }
        }
    }

    @Override
    public void close() {
        load.close();
        engine.close();
    }
}
