package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlans;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;

/** One elder's health plan, told from outside; the people who work on it do their tasks. */
final class PlanStory {

    private static final Map<String, String> SECTION = Map.of("goals", "体重稳定", "measures", "每周称重");

    private static final List<String> SECTIONS =
            List.of("assessment", "medication", "nutrition", "exercise", "lifestyle");

    private final Consortium consortium;
    final CaseStory story;

    private PlanStory(Consortium consortium, CaseStory story) {
        this.consortium = consortium;
        this.story = story;
    }

    /** At home with follow-up, and assessed. */
    static PlanStory assessed(Consortium consortium) {
        return assessed(consortium, 0);
    }

    /** @param adlLost points of ADL below 100; everything else is as well as can be */
    static PlanStory assessed(Consortium consortium, int adlLost) {
        CaseStory story = CaseStory.referred(consortium);
        story.testsFitness(People.fit(consortium.today()));
        story.assesses(People.dependent(consortium.today(), adlLost));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        story.nothingRuns();
        return new PlanStory(consortium, story);
    }

    /** A plan is being made as its caller would have it made. */
    static PlanStory begun(Consortium consortium) {
        PlanStory plan = assessed(consortium);
        plan.begins(null);
        return plan;
    }

    /** @param zbi burden of whoever cares at home; null where nobody does */
    void begins(Integer zbi) {
        CareCases cases = consortium.domain(CareCases.class);
        Map<String, Object> variables = new HashMap<>();
        variables.put("caseId", story.caseId);
        variables.put("caseNumber", story.view().get("caseNumber"));
        variables.put("card", card());
        variables.put("groups", cases.groups(story.caseId));
        variables.put("planReason", "ADMISSION");
        variables.put("planDueAt", null);
        variables.put("zbi", zbi);
        consortium
                .client
                .newCreateInstanceCommand()
                .bpmnProcessId("health-plan")
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    private Map<String, Object> card() {
        var card = consortium.domain(CareCases.class).card(story.caseId);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("caseNumber", card.caseNumber());
        shown.put("maskedName", card.maskedName());
        shown.put("age", card.age());
        shown.put("sex", card.sex());
        shown.put("place", card.place());
        shown.put("caseSheetUrl", card.caseSheetUrl());
        return shown;
    }

    static Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        SECTIONS.forEach(section -> content.put(section, SECTION));
        return content;
    }

    void edits() {
        edits(content());
    }

    void edits(Map<String, ?> content) {
        story.complete("Task_Edit", "guanli", Map.of("plan", content));
    }

    void signs() {
        story.complete(
                "Task_CoSignature",
                story.physician,
                Map.of("coSignature", Map.of("decision", "SIGNED", "prescription", "康复训练每周三次")));
    }

    void returns(String reason) {
        story.complete(
                "Task_CoSignature",
                story.physician,
                Map.of("coSignature", Map.of("decision", "RETURNED", "returnReason", reason)));
    }

    void familyAgrees() {
        story.complete(
                "Task_PlanConsent",
                "shegong",
                Map.of(
                        "planConsent",
                        Map.of("decision", "CONSENTED", "answeredBy", "GUARDIAN", "answeredOn", today())));
    }

    /** In writing. */
    void familyAgrees(String attachmentId) {
        story.complete(
                "Task_PlanConsent",
                "shegong",
                Map.of(
                        "planConsent",
                        Map.of(
                                "decision",
                                "CONSENTED",
                                "answeredBy",
                                "GUARDIAN",
                                "answeredOn",
                                today(),
                                "attachmentId",
                                attachmentId)));
    }

    /** The platform uploads what the family signed. */
    String uploadsConsent() {
        return Objects.requireNonNull(consortium
                        .api
                        .post()
                        .uri("/api/v1/cases/{c}/attachments?kind=CONSENT&fileName=sample.pdf", story.caseId)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_PDF)
                        .body("%PDF-1.7 sample".getBytes(StandardCharsets.UTF_8))
                        .retrieve()
                        .body(new ParameterizedTypeReference<Map<String, Object>>() {}))
                .get("attachmentId")
                .toString();
    }

    void familyRefuses(String reason) {
        story.complete(
                "Task_PlanConsent",
                "shegong",
                Map.of(
                        "planConsent",
                        Map.of("decision", "REFUSED", "answeredBy", "ELDER", "answeredOn", today(), "reason", reason)));
    }

    void publishes() {
        edits();
        signs();
        familyAgrees();
        published(1);
    }

    /** Whoever cares tells the family how the plan works out (R28). */
    void tellsFamily() {
        tellsFamily(feedback());
    }

    void tellsFamily(Map<String, ?> feedback) {
        story.complete("Task_TellFamily", "shegong", Map.of("feedback", feedback));
    }

    /** Lacks nothing, asks for nothing. */
    Map<String, Object> feedback() {
        Map<String, Object> feedback = new LinkedHashMap<>();
        feedback.put("givenOn", today());
        feedback.put("channel", "PHONE");
        feedback.put("toldTo", "GUARDIAN");
        Map<String, Object> progress = new LinkedHashMap<>();
        SECTIONS.forEach(section -> progress.put(section, "较上月平稳"));
        feedback.put("progress", progress);
        feedback.put("effect", "IMPROVED");
        feedback.put("wishes", "希望多散步");
        feedback.put("adjustPrescription", "no");
        return feedback;
    }

    String today() {
        return consortium.today().toString();
    }

    void answersOnline(String decision, String reason) {
        Map<String, Object> answer =
                new LinkedHashMap<>(Map.of("decision", decision, "answeredBy", "GUARDIAN", "answeredOn", today()));
        if (reason != null) {
            answer.put("reason", reason);
        }
        consortium
                .api
                .post()
                .uri("/api/v1/cases/{c}/plan/consent", story.caseId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer)
                .retrieve()
                .toBodilessEntity();
    }

    /** The platform notes how the plan works out (R28). */
    void notesProgress(String progress, boolean adjustPrescription) {
        consortium
                .api
                .post()
                .uri("/api/v1/cases/{c}/plan/progress-notes", story.caseId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "observedOn",
                        today(),
                        "progress",
                        progress,
                        "effect",
                        "WORSE",
                        "adjustPrescription",
                        adjustPrescription))
                .retrieve()
                .toBodilessEntity();
    }

    /** The version in force. */
    Map<String, Object> inForce() {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/{c}/plan", story.caseId)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    Map<String, Object> version(int version) {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/{c}/plan/versions/{v}", story.caseId, version)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    Object flag() {
        return ((Map<?, ?>) Objects.requireNonNull(story.view().get("plan"))).get("flag");
    }

    /** When the family is told next; whether staff are asked for it now. */
    Map<?, ?> feedbackClock() {
        return (Map<?, ?>) Objects.requireNonNull(story.view().get("feedback"));
    }

    void published(int version) {
        becomes(version, "PUBLISHED");
        story.nothingRuns();
    }

    void becomes(int version, String stage) {
        Awaitility.await("version " + version + " becomes " + stage)
                .atMost(Consortium.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(version(version)).containsEntry("stage", stage));
    }

    /** As the comparison of two assessments does (R09). */
    void revisionFallsDue() {
        consortium
                .domain(CasePlans.class)
                .revisionDue(
                        new CommandKey("story:" + UUID.randomUUID(), null),
                        story.caseId,
                        consortium.instant().plus(Duration.ofHours(48)));
    }

    /** The same task again, saying what was wrong. */
    void comesBack(String task, String problem) {
        var again = story.task(task);
        Awaitility.await(task + " says what is wrong")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() ->
                        assertThat(variable(again.getUserTaskKey(), "problems")).contains(problem));
    }

    String variable(long userTaskKey, String name) {
        return consortium.client.newUserTaskVariableSearchRequest(userTaskKey).send().join().items().stream()
                .filter(v -> v.getName().equals(name))
                .map(v -> v.getValue())
                .findFirst()
                .orElse("");
    }

    void closes() {
        story.closes("DEATH");
    }
}
