package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;

/** One elder's way home, told from outside; the people who work on it do their tasks. */
final class HomeStory {

    private static final Map<String, String> TASK_VARIABLES = Map.ofEntries(
            Map.entry("Task_Recheck", "recheck"),
            Map.entry("Task_Survey", "survey"),
            Map.entry("Task_Proposal", "proposal"),
            Map.entry("Task_Consent", "consent"),
            Map.entry("Task_Approval", "approval"),
            Map.entry("Task_Works", "works"),
            Map.entry("Task_Inspection", "inspection"),
            Map.entry("Task_Repair", "repair"),
            Map.entry("Task_Devices", "devices"),
            Map.entry("Task_Staffing", "staffing"),
            Map.entry("Task_Zbi", "zbi"),
            Map.entry("Task_Training", "training"),
            Map.entry("Task_Activation", "activation"));

    private final Consortium consortium;
    final CaseStory story;
    String transferId = "";

    private HomeStory(Consortium consortium, CaseStory story) {
        this.consortium = consortium;
        this.story = story;
    }

    /** At home with follow-up and graded; every story has an address of its own, since the subsidy is the household's. */
    static HomeStory followedUp(Consortium consortium, String colour) {
        return followedUp(consortium, colour, "示例路 " + Consortium.nextNumber() + " 号");
    }

    static HomeStory followedUp(Consortium consortium, String colour, String address) {
        Map<String, Object> elder = People.elder(84, "SECONDARY");
        elder.put("address", Map.of("divisionCode", "999001001", "detail", address));
        CaseStory story = CaseStory.referred(consortium, elder);
        HomeStory home = new HomeStory(consortium, story);
        LocalDate today = consortium.today();
        story.testsFitness(People.fit(today));
        story.assesses(
                colour.equals("GREEN")
                        ? People.wellAssessment(today)
                        : People.assessment(
                                today,
                                People.adl(5),
                                People.mmse(30),
                                People.iadl(8),
                                People.frail(0),
                                People.nrs(0, 0)));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        home.hires("carer." + story.careHome, "huli", 3, 80, 80);
        return home;
    }

    /** Admitted to the only bed of a care home of its own, with the staff that it needs. */
    static HomeStory inACareHome(Consortium consortium) {
        Map<String, Object> elder = People.elder(84, "SECONDARY");
        elder.put("address", Map.of("divisionCode", "999001001", "detail", "示例路 " + Consortium.nextNumber() + " 号"));
        CaseStory story = CaseStory.registered(consortium, elder);
        HomeStory home = new HomeStory(consortium, story);
        home.hiresWhoeverIsNeeded();
        home.put(
                "/api/v1/beds",
                List.of(Map.of(
                        "bedId",
                        home.bedId(),
                        "careHomeId",
                        story.careHome,
                        "room",
                        "201",
                        "type",
                        "REHAB",
                        "monthlyPriceFen",
                        420_000)));
        LocalDate today = consortium.today();
        story.refer(today.plusDays(7));
        story.testsFitness(People.unfit(today));
        story.assesses(People.orangeAssessment(today));
        story.signsOff(false, true, true);
        story.complete("Task_Admission", "guanli", Map.of("admission", Map.of("admittedOn", today.toString())));
        story.testsFitness(People.unfit(today));
        story.assesses(People.orangeAssessment(today));
        story.complete(
                "Task_Contract",
                "jiating",
                Map.of(
                        "contract",
                        Map.of("number", "QY-SAMPLE-1", "doctor", "示例家庭医生团队", "signedOn", today.toString())));
        home.plansAnew();
        story.statusBecomes("CARE_HOME_STABLE");
        return home;
    }

    String bedId() {
        return story.careHome + "-REHAB-1";
    }

    Map<String, Object> bed() {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/beds/{b}", bedId())
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    void hiresWhoeverIsNeeded() {
        hires("carer." + story.careHome, "huli", 3, 80, 80);
        hires("care-home-nurse." + story.careHome, "hushi", null, null, null, "REGISTERED_NURSE", "GERIATRIC_NURSE");
        for (String role : List.of("rehab-therapist", "social-worker", "data-operator")) {
            hires(role + "." + story.careHome, role, null, null, null);
        }
    }

    private void put(String path, Object body) {
        consortium
                .api
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    String today() {
        return consortium.today().toString();
    }

    void hires(String group, String user, Integer level, Integer theory, Integer practice, String... certificates) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("userId", user + story.careHome);
        row.put("name", "示例人员");
        row.put("groups", List.of(group));
        List<Map<String, String>> held = new ArrayList<>();
        for (String kind : certificates) {
            held.add(Map.of(
                    "kind",
                    kind,
                    "number",
                    "SAMPLE-" + kind,
                    "validFrom",
                    consortium.today().minusYears(1).toString(),
                    "validUntil",
                    consortium.today().plusYears(3).toString()));
        }
        row.put("certificates", held);
        row.put("carerLevel", level);
        row.put("theoryHours", theory);
        row.put("practiceHours", practice);
        put("/api/v1/staff", List.of(row));
    }

    void asks() {
        transferId = post("/home-bed-requests", Map.of("requestedBy", "FAMILY"))
                .get("transferId")
                .toString();
        assertThat(story.view()).containsEntry("status", "HOME_TRANSFER_REVIEW");
    }

    Map<String, Object> post(String path, Map<String, ?> body) {
        return Objects.requireNonNull(consortium
                .api
                .post()
                .uri("/api/v1/cases/" + story.caseId + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    Map<String, Object> transfer() {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/{c}/home-bed-requests/{t}", story.caseId, transferId)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    String attachment(String kind) {
        byte[] content = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        return Objects.requireNonNull(consortium
                        .api
                        .post()
                        .uri("/api/v1/cases/{c}/attachments?kind={k}&fileName=sample.pdf", story.caseId, kind)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(content)
                        .retrieve()
                        .body(new ParameterizedTypeReference<Map<String, Object>>() {}))
                .get("attachmentId")
                .toString();
    }

    void does(String task, String user, Map<String, ?> form) {
        story.complete(task, user, Map.of(Objects.requireNonNull(TASK_VARIABLES.get(task)), form));
    }

    void rechecks(boolean passed) {
        does(
                "Task_Recheck",
                story.physician,
                passed
                        ? Map.of("checkedOn", today(), "stable", "yes", "careFeasible", "yes", "decision", "PASSED")
                        : Map.of(
                                "checkedOn", today(),
                                "stable", "no",
                                "careFeasible", "yes",
                                "decision", "NOT_PASSED",
                                "reason", "病情未稳"));
    }

    void surveys(boolean caregiver, String... needs) {
        does(
                "Task_Survey",
                "guanli",
                Map.of(
                        "surveyedOn",
                        today(),
                        "caregiver",
                        caregiver ? "yes" : "no",
                        "retrofitNeeded",
                        needs.length > 0 ? "yes" : "no",
                        "needs",
                        List.of(needs)));
    }

    static Map<String, Object> item(String category, int quantity, double yuan) {
        return Map.of("category", category, "description", "样品", "quantity", quantity, "unitPriceYuan", yuan);
    }

    @SafeVarargs
    final void proposes(Map<String, Object>... items) {
        does("Task_Proposal", "guanli", Map.of("items", List.of(items)));
    }

    void consents(boolean agreed) {
        does(
                "Task_Consent",
                "shegong",
                agreed
                        ? Map.of(
                                "decision",
                                "CONSENTED",
                                "answeredBy",
                                "GUARDIAN",
                                "answeredOn",
                                today(),
                                "attachmentId",
                                attachment("CONSENT"))
                        : Map.of(
                                "decision", "REFUSED",
                                "answeredBy", "ELDER",
                                "answeredOn", today(),
                                "reason", "不愿改造"));
    }

    void decides(boolean approved) {
        does(
                "Task_Approval",
                "jiedao",
                approved ? Map.of("decision", "APPROVED") : Map.of("decision", "REFUSED", "reason", "超出改造范围"));
    }

    void works(double yuan) {
        does("Task_Works", "shigong", Map.of("finishedOn", today(), "costYuan", yuan));
    }

    void inspects(boolean passed) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of(
                "inspectedOn",
                today(),
                "bedExitSensor",
                "yes",
                "vitalSignsMonitor",
                "yes",
                "emergencyCall",
                passed ? "yes" : "no",
                "workmanship",
                "yes",
                "decision",
                passed ? "PASSED" : "FAILED",
                "defects",
                passed ? "" : "紧急呼叫无信号"));
        if (passed) {
            form.put("photoId", attachment("ACCEPTANCE_PHOTO"));
        }
        does("Task_Inspection", "yanshou", form);
    }

    void repairs() {
        does("Task_Repair", "shigong", Map.of("repairedOn", today(), "measures", "更换主机"));
    }

    void registersDevices() {
        does(
                "Task_Devices",
                "guanli",
                Map.of(
                        "bedExitSensor", "LC-1",
                        "vitalSignsMonitor", "TZ-1",
                        "emergencyCall", "HJ-1",
                        "testedOn", today(),
                        "alarmTested", "yes"));
    }

    void interviews(int total) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("interviewedOn", today()));
        IntStream.rangeClosed(1, 22).forEach(i -> form.put("q" + i, Math.clamp(total - 4L * (i - 1), 0, 4)));
        does("Task_Zbi", story.assessor, form);
    }

    void trains(String rehabilitation) {
        does(
                "Task_Training",
                "hushi",
                Map.of(
                        "trainedOn", today(),
                        "dailyCare", "yes",
                        "safety", "yes",
                        "rehabilitation", rehabilitation,
                        "livingCare", "yes"));
    }

    void activates() {
        does(
                "Task_Activation",
                "guanli",
                Map.of("startsOn", today(), "responsibleCarer", "huli" + story.careHome, "confirmed", "yes"));
    }

    /** Up to the officer's approval, for works of that price. */
    void approvedFor(double yuan) {
        asks();
        rechecks(true);
        surveys(true, "NURSING_BED");
        proposes(item("NURSING_BED", 1, yuan));
        consents(true);
        decides(true);
        story.statusBecomes("RETROFIT");
    }

    /** The health plan made anew for the life at home; what may happen to it is told by its own stories. */
    void plansAnew() {
        Map<String, String> part = Map.of("goals", "在家安全生活", "measures", "每周上门一次");
        story.complete(
                "Task_Edit",
                "guanli",
                Map.of(
                        "plan",
                        Map.of(
                                "assessment", part,
                                "medication", part,
                                "nutrition", part,
                                "exercise", part,
                                "lifestyle", part)));
        story.complete("Task_CoSignature", story.physician, Map.of("coSignature", Map.of("decision", "SIGNED")));
        story.complete(
                "Task_PlanConsent",
                "shegong",
                Map.of(
                        "planConsent",
                        Map.of(
                                "decision", "CONSENTED",
                                "answeredBy", "GUARDIAN",
                                "answeredOn", today(),
                                "documentReference", "FA-1")));
    }

    /** From the devices to the home bed. */
    void startsService(boolean caregiver, int zbi) {
        registersDevices();
        if (caregiver) {
            interviews(zbi);
            trains("yes");
        }
        plansAnew();
        activates();
        story.statusBecomes("HOME_STABLE");
    }

    void withdraws() {
        post(
                "/home-bed-requests/" + transferId + "/withdrawal",
                Map.of("withdrawnOn", today(), "documentReference", "CH-1"));
    }

    void isHospitalised() {
        story.isHospitalised();
    }

    void closes(String reason) {
        story.closes(reason);
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

    void endsAs(String status, String endReason) {
        story.statusBecomes(status);
        Awaitility.await("transfer " + transferId + " ends as " + endReason)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(transfer()).containsEntry("endReason", endReason));
        story.nothingRuns();
    }
}
