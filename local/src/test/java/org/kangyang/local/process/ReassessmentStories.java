package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Every path of {@code reassessment} and {@code reassessment-sweep}; subclasses say on which engine. */
@Tag("story")
abstract class ReassessmentStories {

    abstract Consortium consortium();

    @Test
    @DisplayName(
            "R07, R09, R10: a year later the assessor is asked 14 days before; much worse, so the officer hears, and the"
                    + " caregiver is asked and gets respite")
    void reassessesByTheCalendar() {
        CaseStory story = atHome("YELLOW");
        LocalDate due = consortium().today().plusYears(1);
        assertThat(story.reassessment()).containsEntry("dueOn", due.toString()).containsEntry("flag", "NONE");
        consortium().passSwept(Duration.ofDays(340));
        assertThat(story.reassessment()).containsEntry("flag", "NONE");
        consortium().pass(Duration.ofDays(14));

        var task = story.task("Task_FiveInOne");
        assertThat(task.getDueDate()
                        .withOffsetSameInstant(ZoneOffset.ofHours(8))
                        .toLocalDate())
                .isEqualTo(due.plusDays(1));
        assertThat(story.reassessment()).containsEntry("flag", "DUE");
        story.assesses(People.orangeAssessment(consortium().today()));

        story.colourBecomes("ORANGE");
        story.complete(
                "Task_ScoreChange", "zhuangan", Map.of("acknowledgement", Map.of("measure", "VISIT", "note", "示例")));
        interviews(story, Map.of("interviewedOn", consortium().today().toString()));
        Map<String, Object> zbi = new LinkedHashMap<>();
        zbi.put("interviewedOn", consortium().today().toString());
        for (int i = 1; i <= 22; i++) {
            zbi.put("q" + i, i <= 20 ? 2 : 0);
        }
        interviews(story, zbi);
        story.nothingRuns();
        assertThat(only(story))
                .containsEntry("reason", "ROUTINE")
                .containsEntry("officerNotified", true)
                .containsEntry("zbi", 40)
                .containsEntry("respite", true)
                .containsEntry("previousColour", "YELLOW");
        assertThat(story.reassessment())
                .containsEntry("flag", "NONE")
                .containsEntry("dueOn", consortium().today().plusMonths(6).toString());
    }

    @Test
    @DisplayName("R08: 24 h after a fall the officer hears that nobody has assessed; an equal score then tells nobody")
    void reassessesAfterAFall() {
        CaseStory story = atHome("YELLOW");
        later(story);
        story.reports("FALL");
        story.task("Task_FiveInOne");
        consortium().pass(Duration.ofHours(24));
        story.task("Task_Remind");
        story.timelineShows("任务超期：即时复评");
        consortium().pass(Duration.ofDays(1));
        Awaitility.await("the sweep marks it overdue")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(story.reassessment()).containsEntry("flag", "OVERDUE"));
        assesses(story, "YELLOW");
        story.interviewsCaregiver();
        story.nothingRuns();
        assertThat(story.has("Task_ScoreChange")).isFalse();
        assertThat(only(story)).containsEntry("reason", "FALL").containsEntry("officerNotified", false);
    }

    @ParameterizedTest
    @DisplayName(
            "DOMAIN §7: silence of the officer, of who asks the caregiver and of who asks about closure goes to the"
                    + " next above, and the reminder ends with the task")
    @CsvSource({
        "Task_ScoreChange, YELLOW, ORANGE, 48,  civil-affairs",
        "Task_Zbi,         YELLOW, YELLOW, 48,  care-home-manager",
        "Task_Recovery,    GREEN,  GREEN,  168, subdistrict-officer"
    })
    void remindsOfSilence(String task, String before, String after, int hours, String group) {
        CaseStory story = atHome(before);
        later(story);
        story.reports("FALL");
        if (after.equals("ORANGE")) {
            story.assesses(People.orangeAssessment(consortium().today()));
        } else {
            assesses(story, after);
        }
        if (!task.equals("Task_Zbi")) {
            story.interviewsCaregiver();
        }
        story.task(task);
        consortium().pass(Duration.ofHours(hours - 1));
        story.nothingIsOverdue();
        consortium().pass(Duration.ofMinutes(61));
        assertThat(story.task("Task_Remind").getCandidateGroups())
                .singleElement()
                .asString()
                .startsWith(group);
        switch (task) {
            case "Task_ScoreChange" ->
                story.complete(task, "zhuangan", Map.of("acknowledgement", Map.of("measure", "VISIT", "note", "示例")));
            case "Task_Zbi" -> story.interviewsCaregiver();
            default ->
                story.complete(
                        task,
                        "zhuren",
                        Map.of("recovery", Map.of("decision", "CONTINUE", "answeredBy", "ELDER", "note", "示例")));
        }
        story.nothingRuns();
        assertThat(story.has("Task_Remind")).isFalse();
    }

    @ParameterizedTest
    @DisplayName("DOMAIN §7: whatever comes late in a re-assessment is asked after, and goes on once it is done")
    @CsvSource({"YELLOW, ORANGE", "GREEN, GREEN"})
    void everythingComesLate(String before, String after) {
        CaseStory story = atHome(before);
        later(story);
        story.reports("FALL");
        story.everythingComesLate();
        if (after.equals("ORANGE")) {
            story.assesses(People.orangeAssessment(consortium().today()));
            story.complete(
                    "Task_ScoreChange",
                    "zhuangan",
                    Map.of("acknowledgement", Map.of("measure", "VISIT", "note", "示例")));
            story.interviewsCaregiver();
        } else {
            assesses(story, after);
            story.interviewsCaregiver();
            story.complete(
                    "Task_Recovery",
                    "zhuren",
                    Map.of("recovery", Map.of("decision", "CONTINUE", "answeredBy", "ELDER", "note", "示例")));
        }
        story.nothingRuns();
    }

    @Test
    @DisplayName("DESIGN §3.2: a re-assessment whose start message comes twice is worked on by one instance")
    void startsOnce() {
        CaseStory story = atHome("YELLOW");
        later(story);
        story.reports("FALL");
        story.task("Task_FiveInOne");
        story.startArrivesAgain("reassessment-due", Map.of("reassessmentId", story.caseId + "-n1"));
        assesses(story, "YELLOW");
        story.interviewsCaregiver();
        story.nothingRuns();
        assertThat(list(story)).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("DOMAIN §6: two greens in a row offer closure as recovered; the family decides")
    @CsvSource({"CLOSE, CLOSED", "CONTINUE, HOME_FOLLOW_UP"})
    void offersClosureAfterTwoGreens(String decision, String status) {
        CaseStory story = atHome("GREEN");
        later(story);
        story.reports("MAJOR_ILLNESS");
        assesses(story, "GREEN");
        story.interviewsCaregiver();
        story.complete(
                "Task_Recovery",
                "zhuren",
                Map.of("recovery", Map.of("decision", decision, "answeredBy", "ELDER", "note", "示例")));
        story.nothingRuns();
        story.statusBecomes(status);
        if (decision.equals("CLOSE")) {
            assertThat(story.view().get("closure").toString()).contains("RECOVERED");
            assertThatThrownBy(() -> story.reports("FALL"))
                    .isInstanceOfSatisfying(Consortium.ApiRefused.class, refused -> {
                        assertThat(refused.status).isEqualTo(409);
                        assertThat(refused.body).contains("结案");
                    });
        }
    }

    @ParameterizedTest
    @DisplayName("R08, DOMAIN §6: hospital and closure end a re-assessment wherever it stands")
    @CsvSource({
        "ASSESSMENT, HOSPITALISATION",
        "ASSESSMENT, DEATH",
        "INTERVIEW,  HOSPITALISATION",
        "INTERVIEW,  DEATH",
        "RECOVERY,   DEATH"
    })
    void endsWithHospitalAndClosure(String point, String end) {
        CaseStory story = atHome("GREEN");
        later(story);
        story.reports("FALL");
        story.task("Task_FiveInOne");
        if (!point.equals("ASSESSMENT")) {
            assesses(story, "GREEN");
            story.task("Task_Zbi");
        }
        if (point.equals("RECOVERY")) {
            story.interviewsCaregiver();
            story.task("Task_Recovery");
        }
        List<Long> running = story.instances();
        if (end.equals("DEATH")) {
            story.closes("DEATH");
            story.statusBecomes("CLOSED");
            story.timelineShows("结案善后完成");
        } else {
            story.reports("HOSPITALISATION");
            story.statusBecomes("HOSPITALISED");
        }
        story.nothingRuns();
        assertThat(story.has("Task_Zbi")).isFalse();
        assertThat(story.has("Task_Recovery")).isFalse();
        if (end.equals("DEATH")) {
            assertThat(story.timeline().split("结案善后完成", -1)).hasSize(2);
        }
        assertThat(running).isNotEmpty();
        assertThat(story.reassessment()).containsEntry("flag", "NONE");
    }

    @Test
    @DisplayName(
            "Closure while a step is under way: what finds the case closed ends everything, and raises no incident")
    void endsWithoutAnIncidentWhenAStepFindsTheCaseClosed() {
        CaseStory story = atHome("GREEN");
        later(story);
        story.reports("FALL");
        story.task("Task_FiveInOne");
        List<Long> running = story.instances();
        consortium().holdMessages();
        try {
            story.closes("DEATH");
            assesses(story, "GREEN");
            story.nothingRuns();
        } finally {
            consortium().releaseMessages();
        }
        story.hadNoIncident(running);
    }

    @Test
    @DisplayName("R08: a fall under the notice of a routine re-assessment makes it an immediate one")
    void aFallReplacesTheRoutineReassessment() {
        CaseStory story = atHome("YELLOW");
        consortium().pass(Duration.ofDays(353));
        var routine = story.task("Task_FiveInOne");
        story.reports("FALL");
        Awaitility.await("the routine task is gone")
                .atMost(Consortium.PATIENCE)
                .until(() -> !story.task("Task_FiveInOne").getUserTaskKey().equals(routine.getUserTaskKey()));
        var immediate = story.task("Task_FiveInOne");
        assertThat(immediate.getDueDate()).isBefore(routine.getDueDate());
        assesses(story, "YELLOW");
        story.interviewsCaregiver();
        story.nothingRuns();
        assertThat(list(story)).extracting(one -> one.get("reason")).containsExactly("ROUTINE", "FALL");
    }

    @Test
    @DisplayName(
            "T1 row 2: the review of a patient kept in hospital falls due by itself, and the physician assesses anew")
    void reviewsInHospital() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, false, true);
        story.statusBecomes("HOSPITALISED");
        story.nothingRuns();
        consortium().pass(Duration.ofDays(8));
        story.statusBecomes("HOSPITAL_ASSESSMENT");
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        story.nothingRuns();
    }

    @Test
    @DisplayName(
            "R07: a case that the daily round cannot read holds up no other, becomes an incident that names it, and is"
                    + " taken up once it is mended")
    void sweepsAroundABrokenCase() {
        CaseStory broken = atHome("YELLOW");
        CaseStory sound = atHome("YELLOW");
        status(broken, "BROKEN");
        try {
            consortium().pass(Duration.ofDays(353));
            sound.task("Task_FiveInOne");
            Incident incident = Awaitility.await("the incident names the case")
                    .atMost(Consortium.PATIENCE)
                    .until(
                            () -> incidents().stream()
                                    .filter(i -> i.getErrorMessage().contains(broken.caseId))
                                    .findFirst()
                                    .orElse(null),
                            Objects::nonNull);
            assertThat(incident.getElementId()).isEqualTo("Task_RetryFailed");
            status(broken, "HOME_FOLLOW_UP");
            assertThat(broken.has("Task_FiveInOne")).isFalse();
            tryAgain(incident);
            broken.task("Task_FiveInOne");
        } finally {
            status(broken, "HOME_FOLLOW_UP");
            // One sweep for each morning that passed found it broken; those that wait would hold up the other stories.
            Awaitility.await("no sweep stands still")
                    .atMost(Consortium.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> {
                        incidents().forEach(this::tryAgain);
                        return incidents().isEmpty();
                    });
        }
    }

    private void tryAgain(Incident incident) {
        consortium()
                .client
                .newUpdateRetriesCommand(incident.getJobKey())
                .retries(1)
                .send()
                .join();
        consortium()
                .client
                .newResolveIncidentCommand(incident.getIncidentKey())
                .send()
                .join();
    }

    private List<Incident> incidents() {
        return consortium()
                .client
                .newIncidentSearchRequest()
                .filter(f -> f.processDefinitionId("reassessment-sweep").state(IncidentState.ACTIVE))
                .send()
                .join()
                .items();
    }

    private void status(CaseStory story, String status) {
        consortium()
                .domain(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(Filters.eq("_id", story.caseId), Updates.set("status", status));
    }

    private CaseStory atHome(String colour) {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        assesses(story, colour);
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        story.nothingRuns();
        return story;
    }

    private void assesses(CaseStory story, String colour) {
        LocalDate today = consortium().today();
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
    }

    /** An event on the day of the last assessment asks for another too; the next day is clearer. */
    private void later(CaseStory story) {
        consortium().passSwept(Duration.ofDays(2));
        assertThat(story.reassessment()).containsEntry("flag", "NONE");
    }

    private void interviews(CaseStory story, Map<String, Object> zbi) {
        story.complete("Task_Zbi", story.assessor, Map.of("zbi", zbi));
    }

    private Map<String, Object> only(CaseStory story) {
        List<Map<String, Object>> all = list(story);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Map<String, Object>> list(CaseStory story) {
        return Objects.requireNonNull(consortium()
                        .api
                        .get()
                        .uri("/api/v1/cases/{id}/reassessments", story.caseId)
                        .retrieve()
                        .body(new ParameterizedTypeReference<Map<String, List<Map<String, Object>>>>() {}))
                .get("reassessments");
    }
}
