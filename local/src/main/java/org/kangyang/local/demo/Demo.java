package org.kangyang.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kangyang.local.demo.Scene.Act;
import org.kangyang.local.demo.Scene.Completed;
import org.kangyang.local.demo.Scene.Withdrawn;
import org.kangyang.local.launch.AfterStart;
import org.kangyang.local.launch.StartFailure;
import org.kangyang.local.launch.Started;
import org.kangyang.local.samples.CaseApi;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Brings nine of the sample cases into nine stages; a demo cut off in the middle goes on where it was. */
public final class Demo implements AfterStart {

    private static final String MARK = "demo";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void run(Started started) throws InterruptedException {
        if (started.isMarked(MARK)) {
            started.progress().say("演示已经做过", "The demo was played before");
            return;
        }
        started.progress().say("正在演示：由样例人员办理各个个案…", "The demo plays the staff …");
        CaseApi api = new CaseApi(started.api());
        UserTasks tasks = new UserTasks(started.engine());
        try (ExecutorService stages = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> scenes = new ArrayList<>();
            for (Scene scene : Scene.all()) {
                scenes.add(stages.submit(() -> {
                    play(scene, started, api, tasks);
                    return null;
                }));
            }
            for (Future<?> scene : scenes) {
                await(scene);
            }
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

    private void play(Scene scene, Started started, CaseApi api, UserTasks tasks) throws InterruptedException {
        String caseId = caseId(scene, started, api);
        for (Act act : scene.acts()) {
            switch (act) {
                case Completed completed -> complete(completed, caseId, started, tasks);
                case Withdrawn withdrawn -> withdraw(caseId, started, api);
            }
        }
        String task = scene.awaitedTask();
        if (task != null) {
            until(
                    started,
                    scene.stageEnglish(),
                    () -> tasks.of(caseId, task).stream().anyMatch(UserTasks.Task::waits));
        }
        String status = scene.awaitedStatus();
        if (status != null) {
            until(
                    started,
                    status,
                    () -> status.equals(get(api, caseId).path("status").asString()));
        }
        String number = get(api, caseId).path("caseNumber").asString();
        started.progress().say(number + " " + scene.stage(), scene.stageEnglish());
    }

    /** Posting the same referral with the same key replays the first answer. */
    private static String caseId(Scene scene, Started started, CaseApi api) throws InterruptedException {
        String body;
        try {
            body = Files.readString(Samples.remembered(started, scene.referral()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpResponse<String> answer = api.post("/api/v1/referrals", Samples.key(scene.referral()), body);
        return JSON.readTree(answer.body()).path("caseId").asString();
    }

    private static void complete(Completed act, String caseId, Started started, UserTasks tasks)
            throws InterruptedException {
        JsonNode form = JSON.readTree(Samples.dated(
                Samples.resource("/demo/" + act.form() + ".json"), LocalDate.now(ZoneId.of("Asia/Shanghai"))));
        until(started, act.task(), () -> {
            List<UserTasks.Task> found = tasks.of(caseId, act.task());
            for (UserTasks.Task task : found) {
                if (task.waits()) {
                    tasks.complete(task, act.who(), form);
                }
            }
            return found.stream().anyMatch(task -> task.state().equals("COMPLETED"));
        });
    }

    private static void withdraw(String caseId, Started started, CaseApi api) throws InterruptedException {
        String closure = JSON.createObjectNode()
                .put("reason", "WITHDRAWN")
                .put("occurredOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .put("documentReference", "样例-撤回申请-0010")
                .toString();
        until(started, "CLOSED", () -> {
            HttpResponse<String> read = api.get("/api/v1/cases/" + caseId);
            if (JSON.readTree(read.body()).path("status").asString().equals("CLOSED")) {
                return true;
            }
            String tag = read.headers().firstValue("ETag").orElse("*");
            api.post("/api/v1/cases/" + caseId + "/closure", "demo-closure-" + caseId + tag, closure, "If-Match", tag);
            return false;
        });
    }

    private static JsonNode get(CaseApi api, String caseId) throws InterruptedException {
        return JSON.readTree(api.get("/api/v1/cases/" + caseId).body());
    }

    /** A question asked again and again. */
    @FunctionalInterface
    private interface Question {
        boolean answered() throws InterruptedException;
    }

    private static void until(Started started, String what, Question question) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.answered()) {
            started.requireAlive();
            if (System.nanoTime() > end) {
                throw new StartFailure(
                        "演示等待“" + what + "”超时；请在流程监控中查看是否有故障，再运行 ./run --demo 继续。",
                        "The demo waited in vain for \"" + what
                                + "\"; look for incidents in Cockpit, then type ./run --demo to go on.");
            }
            Thread.sleep(PAUSE);
        }
    }
}
