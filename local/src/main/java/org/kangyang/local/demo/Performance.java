package org.kangyang.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kangyang.local.demo.Scene.Act;
import org.kangyang.local.demo.Scene.AsDrafted;
import org.kangyang.local.demo.Scene.Attached;
import org.kangyang.local.demo.Scene.Closed;
import org.kangyang.local.demo.Scene.Filled;
import org.kangyang.local.demo.Scene.Opened;
import org.kangyang.local.demo.Scene.Reached;
import org.kangyang.local.demo.Scene.Told;
import org.kangyang.local.launch.StartFailure;
import org.kangyang.local.launch.Started;
import org.kangyang.local.samples.CaseApi;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One scene, played from its begin or from where a start before was cut off: what was sent is written down before it is
 * sent and has a fixed idempotency key, and a task that was completed as often as the scene asks is left alone.
 */
final class Performance {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;
    private final Started started;
    private final CaseApi api;
    private final UserTasks tasks;
    private final Staff staff;
    private final Map<String, Integer> completions = new HashMap<>();
    private String caseId = "";
    private String caseNumber = "";
    private String attachment = "";
    private int told;

    Performance(Scene scene, Started started, CaseApi api, UserTasks tasks, Staff staff) {
        this.scene = scene;
        this.started = started;
        this.api = api;
        this.tasks = tasks;
        this.staff = staff;
    }

    /** Returns the number of the case. */
    String play() throws InterruptedException {
        JsonNode begun = JSON.readTree(require(begin()).body());
        caseId = begun.path("caseId").asString();
        caseNumber = begun.path("caseNumber").asString();
        for (int i = 0; i < scene.acts().size(); i++) {
            switch (scene.acts().get(i)) {
                case Filled filled -> complete(filled.task(), task -> form(filled.form()));
                case AsDrafted drafted -> complete(drafted.task(), task -> draft(drafted.variable(), task));
                case Attached attached -> attachment = attach(attached.kind());
                case Told message -> tell(message);
                case Reached reached -> {
                    if (i + 1 == scene.acts().size() || !isDone(scene.acts().get(i + 1))) {
                        becomes(reached.status());
                    }
                }
                case Opened opened -> open(opened.beds());
                case Closed closed -> close(closed.reason());
            }
        }
        becomes(scene.awaitedStatus());
        String task = scene.awaitedTask();
        if (task != null) {
            until(
                    scene.stageEnglish(),
                    () -> tasks.of(caseNumber, task).stream().anyMatch(UserTasks.Task::waits));
        }
        return caseNumber;
    }

    /** In a start before; the status that it was waited for may be long past. */
    private boolean isDone(Act next) throws InterruptedException {
        return switch (next) {
            case Told message -> Files.exists(sent("told-" + (told + 1)));
            case Closed closed -> view().path("status").asString().equals("CLOSED");
            default -> false;
        };
    }

    private HttpResponse<String> begin() throws InterruptedException {
        return switch (scene.entry()) {
            case SAMPLE ->
                api.post("/api/v1/referrals", Samples.key(scene.who()), read(Samples.remembered(started, scene.who())));
            case REFERRAL ->
                send("/api/v1/referrals", "referral", Person.of(scene.who()).referral());
            case APPLICATION ->
                send(
                        "/api/v1/care-home-applications",
                        "application",
                        Person.of(scene.who()).application());
        };
    }

    /** What the form of a task is completed with. */
    @FunctionalInterface
    private interface FormData {
        JsonNode of(UserTasks.Task task) throws InterruptedException;
    }

    private JsonNode form(String name) {
        return JSON.readTree(dated(Samples.resource("/demo/" + name + ".json")).replace("{attachment}", attachment));
    }

    private JsonNode draft(String variable, UserTasks.Task task) throws InterruptedException {
        return JSON.createObjectNode().set(variable, tasks.variable(task, variable));
    }

    private void complete(String element, FormData data) throws InterruptedException {
        int times = completions.merge(element, 1, Integer::sum);
        until(element, () -> {
            List<UserTasks.Task> found = tasks.of(caseNumber, element);
            if (found.stream().filter(UserTasks.Task::isCompleted).count() >= times) {
                return true;
            }
            for (UserTasks.Task task : found) {
                if (task.waits()) {
                    tasks.complete(task, staff.of(task.candidateGroups()), data.of(task));
                }
            }
            return false;
        });
    }

    private String attach(String kind) throws InterruptedException {
        HttpResponse<String> answer = api.upload(
                "/api/v1/cases/" + caseId + "/attachments?kind=" + kind + "&fileName=sample.png",
                "demo-" + scene.who() + "-" + kind,
                Samples.bytes("/demo/photo.png"),
                "image/png");
        return JSON.readTree(require(answer).body()).path("attachmentId").asString();
    }

    private void tell(Told message) throws InterruptedException {
        require(send("/api/v1/cases/" + caseId + message.path(), "told-" + ++told, message.json()));
    }

    private void open(String beds) throws InterruptedException {
        require(api.put("/api/v1/beds", Samples.resource("/demo/" + beds + ".json")));
    }

    private void close(String reason) throws InterruptedException {
        String closure = JSON.createObjectNode()
                .put("reason", reason)
                .put("occurredOn", LocalDate.now(ZONE).toString())
                .put("documentReference", "样例文书-" + scene.who())
                .toString();
        until("CLOSED", () -> {
            HttpResponse<String> read = api.get("/api/v1/cases/" + caseId);
            if (JSON.readTree(read.body()).path("status").asString().equals("CLOSED")) {
                return true;
            }
            String tag = read.headers().firstValue("ETag").orElse("*");
            api.post("/api/v1/cases/" + caseId + "/closure", "demo-closure-" + caseId + tag, closure, "If-Match", tag);
            return false;
        });
    }

    private void becomes(String status) throws InterruptedException {
        until(status, () -> status.equals(view().path("status").asString()));
    }

    private JsonNode view() throws InterruptedException {
        return JSON.readTree(api.get("/api/v1/cases/" + caseId).body());
    }

    /** The same request, however often: the API replays its first answer. */
    private HttpResponse<String> send(String path, String name, String json) throws InterruptedException {
        Path file = sent(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, dated(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return api.post(path, "demo-" + scene.who() + "-" + name, read(file));
    }

    /** Where a request lies as it was sent. */
    private Path sent(String name) {
        return started.file("demo/" + scene.who() + "-" + name + ".json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dated(String text) {
        String now = OffsetDateTime.ofInstant(Instant.now(), ZONE)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return Samples.dated(text, LocalDate.now(ZONE)).replace("{now}", now);
    }

    private HttpResponse<String> require(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    /** A question asked again and again. */
    @FunctionalInterface
    private interface Question {
        boolean answered() throws InterruptedException;
    }

    private void until(String what, Question question) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.answered()) {
            started.requireAlive();
            if (System.nanoTime() > end) {
                throw new StartFailure(
                        "演示“" + scene.stage() + "”等待“" + what + "”超时；请在流程监控中查看是否有故障，再运行 ./run --demo 继续。",
                        "The demo \"" + scene.stageEnglish() + "\" waited in vain for \"" + what
                                + "\"; look for incidents in Cockpit, then type ./run --demo to go on.");
            }
            Thread.sleep(PAUSE);
        }
    }
}
