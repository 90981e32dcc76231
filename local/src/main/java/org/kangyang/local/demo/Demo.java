package org.kangyang.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.kangyang.local.launch.AfterStart;
import org.kangyang.local.launch.StartFailure;
import org.kangyang.local.launch.Started;
import org.kangyang.local.samples.CaseApi;

/** Brings invented cases into every stage; a demo cut off in the middle goes on where it was. */
public final class Demo implements AfterStart {

    private static final String MARK = "demo";
    /** More at once would be no faster on two cores. */
    private static final int AT_ONCE = 8;

    @Override
    public void run(Started started) throws InterruptedException {
        if (started.isMarked(MARK)) {
            started.progress().say("演示已经做过", "The demo was played before");
            return;
        }
        List<Scene> scenes = Scene.all();
        started.progress()
                .say(
                        "正在演示：由样例人员办理 " + scenes.size() + " 个个案，约需一两分钟…",
                        "The demo plays the staff of " + scenes.size() + " cases, for a minute or two …");
        CaseApi api = new CaseApi(started.api());
        UserTasks tasks = new UserTasks(started.engine());
        Staff staff = new Staff();
        AtomicInteger done = new AtomicInteger();
        ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> played = new ArrayList<>();
            for (Scene scene : scenes) {
                played.add(stages.submit(() -> {
                    String number = new Performance(scene, started, api, tasks, staff).play();
                    String count = done.incrementAndGet() + "/" + scenes.size() + " " + number + " ";
                    started.progress().say(count + scene.stage(), scene.stageEnglish());
                    return null;
                }));
            }
            for (Future<?> scene : played) {
                await(scene);
            }
        } finally {
            stages.shutdownNow();
        }
        started.mark(MARK);
    }

    private static void await(Future<?> scene) throws InterruptedException {
        try {
            scene.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw new StartFailure(
                    "演示没有完成（" + e.getCause() + "）；请查看 data/logs，再运行 ./run --demo 继续。",
                    "The demo did not finish (" + e.getCause() + "); see data/logs, then type ./run --demo to go on.");
        }
    }
}
