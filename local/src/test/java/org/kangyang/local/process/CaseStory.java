package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** One elder, one hospital, one care home and the people who work there; told from outside. */
final class CaseStory {

    private final Consortium consortium;
    final String hospital;
    final String careHome;
    final String physician;
    final String assessor;
    private final Map<String, Object> elder;
    private final int number;
    private final Set<Long> done = new HashSet<>();
    String caseId = "";

    private final String division;
    /** Others are cared for by the same people: a group does not tell whose task it is. */
    private boolean shared;

    private boolean late;

    private CaseStory(Consortium consortium, Map<String, Object> elder) {
        this(consortium, elder, Consortium.nextNumber(), "999001001");
    }

    private CaseStory(Consortium consortium, Map<String, Object> elder, int number, String division) {
        this.consortium = consortium;
        this.hospital = "H" + number;
        this.careHome = "NH" + number;
        this.physician = "yisheng" + number;
        this.assessor = "pinggu" + number;
        this.elder = new LinkedHashMap<>(elder);
        this.division = division;
        this.number = number;
        if (!division.equals("999001001")) {
            this.elder.put("address", Map.of("divisionCode", division, "detail", "示例路 1 号"));
        }
    }

    /** Registered in a district of its own, so that its beds and its waiting list are its own. */
    static CaseStory inOwnDistrict(Consortium consortium) {
        int number = Consortium.nextNumber();
        CaseStory story = new CaseStory(
                consortium, People.elder(84, "SECONDARY"), number, String.format("99%04d001", number % 10_000));
        story.register();
        return story;
    }

    /** Another elder of the same hospital and care home. */
    static CaseStory besides(CaseStory other) {
        CaseStory besides =
                new CaseStory(other.consortium, People.elder(84, "SECONDARY"), other.number, other.division);
        besides.shared = true;
        other.shared = true;
        return besides;
    }

    String district() {
        return division.substring(0, 6);
    }

    Map<String, Object> elder() {
        return elder;
    }

    /** Everything is registered, and the hospital has sent its referral. */
    static CaseStory referred(Consortium consortium) {
        return referred(consortium, People.elder(84, "SECONDARY"));
    }

    static CaseStory referred(Consortium consortium, Map<String, Object> elder) {
        CaseStory story = registered(consortium, elder);
        ResponseEntity<Map<String, Object>> answer =
                story.refer(consortium.today().plusDays(7));
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        return story;
    }

    static CaseStory registered(Consortium consortium, Map<String, Object> elder) {
        CaseStory story = new CaseStory(consortium, elder);
        story.register();
        return story;
    }

    private void register() {
        LocalDate today = consortium.today();
        put("/api/v1/divisions", List.of(Map.of("code", division, "name", "示例街道")));
        put(
                "/api/v1/institutions",
                List.of(
                        Map.of("id", careHome, "kind", "CARE_HOME", "name", "示例养老院", "divisionCode", division),
                        Map.of(
                                "id", hospital,
                                "kind", "HOSPITAL",
                                "name", "示例医院",
                                "divisionCode", division,
                                "partnerCareHomeId", careHome)));
        put(
                "/api/v1/staff",
                List.of(
                        Map.of(
                                "userId",
                                physician,
                                "name",
                                "示例医生",
                                "groups",
                                List.of("hospital-physician." + hospital)),
                        staff(assessor, today.minusYears(1), today.plusYears(3)),
                        staff(assessor + ".expired", today.minusYears(5), today.minusDays(1))));
    }

    private Map<String, Object> staff(String userId, LocalDate from, LocalDate until) {
        return Map.of(
                "userId",
                userId,
                "name",
                "示例评估员",
                "groups",
                List.of("care-home-assessor." + careHome),
                "certificates",
                List.of(Map.of(
                        "kind",
                        "ABILITY_ASSESSOR",
                        "number",
                        "SAMPLE-" + userId,
                        "validFrom",
                        from.toString(),
                        "validUntil",
                        until.toString())));
    }

    void put(String path, Object body) {
        consortium
                .api
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** Another referral for the same elder; the first opens the case. */
    ResponseEntity<Map<String, Object>> refer(LocalDate plannedDischarge) {
        ResponseEntity<Map<String, Object>> answer = consortium
                .api
                .post()
                .uri("/api/v1/referrals")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(People.referral(elder, hospital, plannedDischarge))
                .retrieve()
                .toEntity(new org.springframework.core.ParameterizedTypeReference<>() {});
        caseId = Objects.requireNonNull(answer.getBody()).get("caseId").toString();
        return answer;
    }

    void closes(String reason) {
        consortium.closeCase(caseId, reason);
    }

    void reports(String kind) {
        consortium.reportEvent(caseId, kind);
    }

    /** The caregiver answers every question with 1: 22 points. */
    void interviewsCaregiver() {
        Map<String, Object> zbi = new LinkedHashMap<>();
        zbi.put("interviewedOn", consortium.today().toString());
        for (int i = 1; i <= 22; i++) {
            zbi.put("q" + i, 1);
        }
        complete("Task_Zbi", assessor, Map.of("zbi", zbi));
    }

    /** The platform reports that the elder is in hospital. */
    void isHospitalised() {
        reports("HOSPITALISATION");
        statusBecomes("HOSPITALISED");
    }

    Map<String, Object> view() {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/{id}", caseId)
                .retrieve()
                .body(new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {}));
    }

    /** How the re-assessments of the case stand. */
    @SuppressWarnings("unchecked")
    Map<String, Object> reassessment() {
        return (Map<String, Object>) Objects.requireNonNull(view().get("reassessment"));
    }

    /** Waits for entries of the timeline: they are written after the step that they tell of. */
    void timelineShows(String... texts) {
        Awaitility.await("the timeline of case " + caseId)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(timeline()).contains(texts));
    }

    /** When the last thing of this kind happened, once the timeline tells. */
    Instant timelineEntry(String kind) {
        return Awaitility.await(kind + " on the timeline of case " + caseId)
                .atMost(Consortium.PATIENCE)
                .until(
                        () -> timelineItems().stream()
                                .filter(item -> kind.equals(item.get("kind")))
                                .map(item -> Instant.parse(item.get("at").toString()))
                                .max(Instant::compareTo)
                                .orElse(null),
                        Objects::nonNull);
    }

    /** What kinds of things the timeline tells, in their order. */
    List<String> timelineKinds() {
        return timelineItems().stream().map(item -> item.get("kind").toString()).toList();
    }

    private List<Map<String, Object>> timelineItems() {
        return Objects.requireNonNull(consortium
                        .api
                        .get()
                        .uri("/api/v1/cases/{id}/timeline?limit=200", caseId)
                        .retrieve()
                        .body(new org.springframework.core.ParameterizedTypeReference<Timeline>() {}))
                .items();
    }

    private record Timeline(List<Map<String, Object>> items) {}

    String timeline() {
        return Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/{id}/timeline", caseId)
                .retrieve()
                .body(String.class));
    }

    /** Waits for a task of this element that this story has not completed yet. */
    UserTask task(String elementId) {
        return Awaitility.await(elementId + " of case " + caseId)
                .atMost(Consortium.PATIENCE)
                .ignoreExceptions()
                .until(() -> openTask(elementId), Objects::nonNull);
    }

    /** Waits for so many tasks of this element. */
    void tasks(String elementId, int number) {
        Awaitility.await(number + " × " + elementId + " of case " + caseId)
                .atMost(Consortium.PATIENCE)
                .ignoreExceptions()
                .until(() -> openTasks(elementId).count() == number);
    }

    boolean has(String elementId) {
        return openTask(elementId) != null;
    }

    private UserTask openTask(String elementId) {
        return openTasks(elementId).findFirst().orElse(null);
    }

    private Stream<UserTask> openTasks(String elementId) {
        return consortium
                .client
                .newUserTaskSearchRequest()
                .filter(f -> f.elementId(elementId).state(UserTaskState.CREATED))
                .page(p -> p.limit(1000))
                .send()
                .join()
                .items()
                .stream()
                .filter(task -> !done.contains(task.getUserTaskKey()))
                .filter(this::isMine);
    }

    private boolean isMine(UserTask task) {
        return !shared
                        && task.getCandidateGroups().stream()
                                .anyMatch(g -> g.endsWith("." + hospital) || g.endsWith("." + careHome))
                || isOfThisCase(task);
    }

    private boolean isOfThisCase(UserTask task) {
        return consortium.client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).send().join().items().stream()
                .anyMatch(v -> v.getName().equals("caseId") && v.getValue().contains(caseId));
    }

    /** The start message arrives a second time: its instance finds that another one has the work, and ends. */
    void startArrivesAgain(String message, Map<String, ?> what) {
        Map<String, Object> variables = new LinkedHashMap<>(what);
        variables.put("caseId", caseId);
        variables.put("caseNumber", Objects.requireNonNull(view().get("caseNumber")));
        long instance = consortium
                .client
                .newCorrelateMessageCommand()
                .messageName(message)
                .correlationKey(caseId + "-again")
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
        Awaitility.await("the second instance ends")
                .atMost(Consortium.PATIENCE)
                .until(() -> consortium
                                .client
                                .newProcessInstanceSearchRequest()
                                .filter(f -> f.processInstanceKey(instance).state(ProcessInstanceState.COMPLETED))
                                .send()
                                .join()
                                .items()
                                .size()
                        == 1);
    }

    /** From now on nothing is done before everybody who is to hear of its lateness has heard and answered. */
    void everythingComesLate() {
        late = true;
    }

    /** This task is late; what follows is done in time. */
    void comesLateAtLast(String elementId) {
        lapse(task(elementId));
        late = false;
    }

    /** Lets the task fall overdue, and answers each reminder as it comes, until nobody is left to be told. */
    private void lapse(UserTask task) {
        if (passed(task.getDueDate())) {
            return; // while another task was late
        }
        passUntil(task.getDueDate());
        Awaitility.await("everybody has heard that " + task.getElementId() + " is late")
                .atMost(Consortium.PATIENCE.multipliedBy(2))
                .ignoreExceptions()
                .until(() -> {
                    openTasks("Task_RemindSecond").toList().forEach(this::answers);
                    openTasks("Task_Remind").toList().forEach(reminder -> {
                        answers(reminder);
                        if (reminder.getDueDate() != null) {
                            passUntil(reminder.getDueDate());
                        }
                    });
                    return running().stream().noneMatch(this::asks);
                });
    }

    /** Whether it is asked there why a task is late: until the escalation has ended, and what called it, too. */
    private boolean asks(ProcessInstance instance) {
        return consortium
                .client
                .newElementInstanceSearchRequest()
                .filter(f -> f.processInstanceKey(instance.getProcessInstanceKey())
                        .type(ElementInstanceType.EVENT_SUB_PROCESS)
                        .state(ElementInstanceState.ACTIVE))
                .send()
                .join()
                .items()
                .stream()
                .anyMatch(element -> element.getElementId().endsWith("Overdue"));
    }

    private boolean passed(OffsetDateTime moment) {
        return moment.toInstant().isBefore(consortium.instant());
    }

    private void passUntil(OffsetDateTime moment) {
        if (!passed(moment)) {
            consortium.pass(
                    Duration.between(consortium.instant(), moment.toInstant()).plusMinutes(1));
        }
    }

    private void answers(UserTask reminder) {
        complete(reminder, "sample.officer", Map.of("reminder", Map.of("action", "CALLED", "note", "已联系")));
    }

    void complete(String elementId, String user, Map<String, ?> form) {
        UserTask task = task(elementId);
        if (late) {
            lapse(task);
        }
        complete(task, user, form);
    }

    private void complete(UserTask task, String user, Map<String, ?> form) {
        if (task.getAssignee() == null) {
            consortium
                    .client
                    .newAssignUserTaskCommand(task.getUserTaskKey())
                    .assignee(user)
                    .send()
                    .join();
        }
        consortium
                .client
                .newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(new LinkedHashMap<>(form))
                .send()
                .join();
        done.add(task.getUserTaskKey());
    }

    void testsFitness(Map<String, ?> fitnessTest) {
        complete("Task_FitnessTest", physician, Map.of("fitnessTest", fitnessTest));
    }

    void assesses(Map<String, ?> assessment) {
        complete("Task_FiveInOne", assessor, Map.of("assessment", assessment));
    }

    void signsOff(boolean palliative, boolean stable, boolean homeSupport) {
        complete(
                "Task_SignOff",
                physician,
                Map.of(
                        "signOff",
                        Map.of(
                                "decision", "APPROVED",
                                "palliative", palliative ? "yes" : "no",
                                "stable", stable ? "yes" : "no",
                                "homeSupport", homeSupport ? "yes" : "no")));
    }

    void statusBecomes(String status) {
        Awaitility.await("case " + caseId + " becomes " + status)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(view().get("status")).isEqualTo(status));
    }

    void colourBecomes(String colour) {
        Awaitility.await("case " + caseId + " turns " + colour)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(view().get("colour")).isEqualTo(colour));
    }

    /** What runs for the case now, called processes included. */
    List<Long> instances() {
        return running().stream().map(ProcessInstance::getProcessInstanceKey).toList();
    }

    /** A search compares values as JSON, so text has quotes. */
    private List<ProcessInstance> running() {
        return consortium
                .client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.state(ProcessInstanceState.ACTIVE).variables(Map.of("caseId", "\"" + caseId + "\"")))
                .send()
                .join()
                .items();
    }

    /**
     * Nothing that runs for the case is overdue. The escalation runs when {@link Consortium#pass} returns; the reminder
     * comes a moment later, so that its absence would prove nothing.
     */
    void nothingIsOverdue() {
        assertThat(running())
                .isNotEmpty()
                .extracting(ProcessInstance::getProcessDefinitionId)
                .doesNotContain("task-escalation");
    }

    /** No step of these instances ever stood still, though they have ended. */
    void hadNoIncident(List<Long> instances) {
        assertThat(instances)
                .hasSizeGreaterThan(1)
                .allSatisfy(instance -> assertThat(consortium
                                .client
                                .newIncidentSearchRequest()
                                .filter(f -> f.processInstanceKey(instance))
                                .send()
                                .join()
                                .items())
                        .isEmpty());
    }

    /** Nothing runs for the case any more. */
    void nothingRuns() {
        Awaitility.await("nothing runs for case " + caseId)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> {
                    assertThat(has("Task_FitnessTest")).isFalse();
                    assertThat(has("Task_FiveInOne")).isFalse();
                    assertThat(has("Task_SignOff")).isFalse();
                    assertThat(instances()).isEmpty();
                });
    }
}
