package org.kangyang.engine.runtime;

import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.user;

import java.time.Duration;
import java.util.Map;
import org.kangyang.engine.CoreLauncher;
import org.kangyang.engine.EngineDriver;

/** An engine in a process of its own that works and tells every command it has acknowledged, until it is killed. */
final class EngineChild {

    private EngineChild() {}

    /** Arguments: JDBC URL, seconds to work (then tells the file's end and stops). */
    public static void main(String[] arguments) throws InterruptedException {
        EngineDriver engine = CoreLauncher.start(arguments[0]);
        engine.deploy(process("endures")
                .add(start("start"), job("work", "endures.work"), user("x"), end("end"))
                .flow("start -> work -> x -> end"));
        long until = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
        say("ready");
        for (int i = 0; i < 3; i++) {
            int worker = i;
            Thread.ofPlatform().daemon().start(() -> work(engine, worker));
        }
        while (System.nanoTime() < until) {
            Thread.sleep(200);
        }
        say("done");
        Runtime.getRuntime().halt(0);
    }

    private static void work(EngineDriver engine, int worker) {
        for (int n = 0; ; n++) {
            String instance = engine.start("endures", Map.of("n", n, "worker", worker, "text", "文".repeat(200)))
                    .getId();
            say("started " + instance);
            engine.publish("endures-m", instance, Duration.ofDays(1), Map.of("n", n));
            say("published " + instance);
            var jobs = engine.engine
                    .getExternalTaskService()
                    .fetchAndLock(1, "w" + worker)
                    .topic("endures.work", 60_000)
                    .execute();
            jobs.forEach(j -> {
                engine.engine.getExternalTaskService().complete(j.getId(), "w" + worker, Map.of("done", true));
                say("completed " + j.getProcessInstanceId());
            });
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println("ENGINE " + line);
            System.out.flush();
        }
    }
}
