package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Every path of {@code care-pathway} and {@code discharge-assessment}; subclasses say on which engine. */
@Tag("story")
abstract class PathwayStories {

    abstract Consortium consortium();

    @ParameterizedTest(name = "T1: {0}, palliative {2}, stable {3}, support {4} → {5} {6}")
    @DisplayName("R25, T1: the table decides the destination, and the case takes its status")
    @CsvSource({
        "FIT,    WELL,   true,  true,  true,  HOSPICE,        HOSPICE,    -",
        "FIT,    WELL,   false, false, true,  HOSPITALISED,   HOSPITALISED, -",
        "UNABLE, WELL,   false, true,  true,  CARE_HOME,      WAITLISTED, NURSING",
        "UNFIT,  WELL,   false, true,  true,  CARE_HOME,      WAITLISTED, REHAB",
        "FIT,    ORANGE, false, true,  true,  CARE_HOME,      WAITLISTED, REHAB",
        "FIT,    WELL,   false, true,  false, CARE_HOME,      WAITLISTED, REHAB",
        "FIT,    WELL,   false, true,  true,  HOME_FOLLOW_UP, HOME_FOLLOW_UP, -",
    })
    void reachesEachDestination(
            String fitness,
            String assessed,
            boolean palliative,
            boolean stable,
            boolean homeSupport,
            String destination,
            String status,
            String bedType) {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(
                switch (fitness) {
                    case "FIT" -> People.fit(consortium().today());
                    case "UNFIT" -> People.unfit(consortium().today());
                    default -> People.unableToTest(consortium().today());
                });
        story.assesses(
                assessed.equals("WELL")
                        ? People.wellAssessment(consortium().today())
                        : People.orangeAssessment(consortium().today()));
        story.signsOff(palliative, stable, homeSupport);
        story.statusBecomes(status);
        assertThat(story.view()).containsEntry("destination", destination);
        if (bedType.equals("-")) {
            assertThat(story.view().get("waitlist")).isNull();
        } else {
            assertThat(story.view().get("waitlist").toString()).contains(bedType);
        }
        story.nothingRuns();
    }

    @Test
    @DisplayName("T1 row 2: back to the ward with a review in 7 days; a new referral continues the same case")
    void reviewsAPatientKeptInHospitalWithinSevenDays() {
        CaseStory story = CaseStory.referred(consortium());
        String caseId = story.caseId;
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, false, true);
        story.statusBecomes("HOSPITALISED");
        assertThat(story.view())
                .containsEntry("reviewDate", consortium().today().plusDays(7).toString());

        assertThat(story.refer(consortium().today().plusDays(9)).getStatusCode().value())
                .isEqualTo(200);
        assertThat(story.caseId).isEqualTo(caseId);
        story.statusBecomes("HOSPITAL_ASSESSMENT");
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
    }

    @Test
    @DisplayName("R01: a missing item gives no colour and comes back to who recorded it, saying what is missing")
    void bringsAnIncompleteAssessmentBackWithWhatIsMissing() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        Map<String, Object> incomplete =
                new LinkedHashMap<>(People.wellAssessment(consortium().today()));
        Map<String, String> adl = new LinkedHashMap<>(People.adl(0));
        adl.remove("grooming");
        incomplete.put("adl", adl);
        story.assesses(incomplete);

        var missing = story.task("Task_FiveInOneMissing");
        assertThat(missing.getAssignee()).isEqualTo(story.assessor);
        assertThat(story.view().get("colour")).isNull();
        String problems = variable(missing.getUserTaskKey(), "problems");
        assertThat(problems).contains("修饰");
        assertThat(variable(missing.getUserTaskKey(), "assessment")).contains("\"feeding\":\"10\"");

        story.complete(
                "Task_FiveInOneMissing",
                story.assessor,
                Map.of("assessment", People.wellAssessment(consortium().today())));
        story.colourBecomes("GREEN");
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
    }

    @Test
    @DisplayName("R25: a fitness test with a gap comes back too")
    void bringsAnIncompleteFitnessTestBack() {
        CaseStory story = CaseStory.referred(consortium());
        Map<String, Object> incomplete =
                new LinkedHashMap<>(People.fit(consortium().today()));
        incomplete.remove("upAndGoSeconds");
        story.testsFitness(incomplete);
        var missing = story.task("Task_FitnessTestMissing");
        assertThat(missing.getAssignee()).isEqualTo(story.physician);
        story.complete(
                "Task_FitnessTestMissing",
                story.physician,
                Map.of("fitnessTest", People.fit(consortium().today())));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
    }

    @Test
    @DisplayName("R02: an assessment by somebody without a valid certificate is done again by another assessor")
    void refusesAnAssessorWithoutAValidCertificate() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        story.complete(
                "Task_FiveInOne",
                story.assessor + ".expired",
                Map.of("assessment", People.wellAssessment(consortium().today())));
        var again = story.task("Task_FiveInOne");
        assertThat(again.getAssignee()).isNull();
        assertThat(story.view().get("colour")).isNull();
        assertThat(variable(again.getUserTaskKey(), "problems")).contains("证书");
        story.assesses(People.wellAssessment(consortium().today()));
        story.colourBecomes("GREEN");
    }

    @Test
    @DisplayName(
            "R01: an elder who cannot be tested gets no colour until the physician records band and equivalent MMSE")
    void letsThePhysicianRecordCognitionWhereMmseCannotBeDone() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        Map<String, Object> assessment =
                new LinkedHashMap<>(People.wellAssessment(consortium().today()));
        assessment.put("mmse", Map.of("status", "UNTESTABLE", "untestableReason", "APHASIA"));
        story.assesses(assessment);
        story.task("Task_Cognition");
        assertThat(story.view().get("colour")).isNull();

        // Band 1 does not go with 5 points: contradictory, asked again.
        story.complete("Task_Cognition", story.physician, cognition("1", 5));
        var again = story.task("Task_Cognition");
        assertThat(variable(again.getUserTaskKey(), "problems")).contains("MMSE");
        assertThat(story.view().get("colour")).isNull();

        story.complete("Task_Cognition", story.physician, cognition("2", 15));
        story.colourBecomes("ORANGE");
        story.signsOff(false, true, true);
        story.statusBecomes("WAITLISTED");
    }

    @Test
    @DisplayName("DOMAIN §7: whatever comes late in hospital is asked after, and goes on once it is done")
    void everythingComesLate() {
        CaseStory story = CaseStory.referred(consortium());
        story.task("Task_FiveInOne");
        story.everythingComesLate();
        Map<String, Object> fitness =
                new LinkedHashMap<>(People.fit(consortium().today()));
        fitness.remove("upAndGoSeconds");
        story.testsFitness(fitness);
        story.complete(
                "Task_FitnessTestMissing",
                story.physician,
                Map.of("fitnessTest", People.fit(consortium().today())));
        Map<String, Object> assessment =
                new LinkedHashMap<>(People.wellAssessment(consortium().today()));
        assessment.put("mmse", Map.of("status", "UNTESTABLE", "untestableReason", "APHASIA"));
        Map<String, Object> incomplete = new LinkedHashMap<>(assessment);
        incomplete.remove("frail");
        story.assesses(incomplete);
        story.complete("Task_FiveInOneMissing", story.assessor, Map.of("assessment", assessment));
        story.complete("Task_Cognition", story.physician, cognition("2", 15));
        story.signsOff(false, true, true);
        story.statusBecomes("WAITLISTED");
    }

    private static Map<String, ?> cognition(String band, int mmse) {
        return Map.of("cognition", Map.of("c", band, "equivalentMmse", mmse, "reason", "示例判断"));
    }

    @Test
    @DisplayName("Coma counts as MMSE 0")
    void gradesComaAsRed() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.unableToTest(consortium().today()));
        Map<String, Object> assessment =
                new LinkedHashMap<>(People.wellAssessment(consortium().today()));
        assessment.put("adl", People.adl(100));
        assessment.put("mmse", Map.of("status", "COMA"));
        story.assesses(assessment);
        story.colourBecomes("RED");
    }

    @Test
    @DisplayName("R25: a sign-off that lacks an answer comes back and says which; whole, it decides")
    void bringsAnIncompleteSignOffBack() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.complete(
                "Task_SignOff",
                story.physician,
                Map.of("signOff", Map.of("decision", "APPROVED", "palliative", "no", "stable", "yes")));
        var again = story.task("Task_SignOff");
        assertThat(
                        consortium()
                                .client
                                .newUserTaskVariableSearchRequest(again.getUserTaskKey())
                                .send()
                                .join()
                                .items()
                                .stream()
                                .filter(variable -> variable.getName().equals("problems"))
                                .map(variable -> variable.getValue()))
                .anyMatch(value -> value.contains("家中有人照护未填写"));
        assertThat(story.view().get("status")).isEqualTo("HOSPITAL_ASSESSMENT");
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        story.nothingRuns();
    }

    @Test
    @DisplayName("The physician returns the assessment with a reason; it is done again and graded anew")
    void returnsAnAssessmentForAnother() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.complete(
                "Task_SignOff",
                story.physician,
                Map.of("signOff", Map.of("decision", "RETURNED", "returnReason", "步态与评分不符")));
        var again = story.task("Task_FiveInOne");
        assertThat(variable(again.getUserTaskKey(), "problems")).contains("步态与评分不符");
        story.assesses(People.orangeAssessment(consortium().today()));
        story.colourBecomes("ORANGE");
        story.signsOff(false, true, true);
        story.statusBecomes("WAITLISTED");
        story.nothingRuns();
    }

    @Test
    @DisplayName("DOMAIN §7: silence for 48 h reminds the care-home manager, for 24 h more the sub-district officer")
    void escalatesAnOverdueAssessmentInTwoSteps() {
        CaseStory story = CaseStory.referred(consortium());
        var task = story.task("Task_FiveInOne");
        assertThat(task.getDueDate()).isNotNull();
        String manager = "care-home-manager." + story.careHome;

        consortium().pass(Duration.ofHours(47));
        story.nothingIsOverdue();
        consortium().pass(Duration.ofHours(1).plusMinutes(1));
        Awaitility.await()
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(consortium().openTasks(manager))
                        .singleElement()
                        .satisfies(reminder -> assertThat(reminder.getDueDate())
                                .isCloseTo(consortium().now().plusHours(24), within(10, ChronoUnit.MINUTES))));

        consortium().pass(Duration.ofHours(24).plusMinutes(1));
        story.task("Task_RemindSecond");

        story.complete(
                "Task_RemindSecond", "sample.officer", Map.of("reminder", Map.of("action", "CALLED", "note", "已联系")));
        story.assesses(People.wellAssessment(consortium().today()));
        Awaitility.await("the reminder ends with the task")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(consortium().openTasks(manager)).isEmpty());
        story.timelineShows("任务超期：五项综合评估");
    }

    @Test
    @DisplayName("DOMAIN §7: the fitness test is due before the planned discharge, if that is sooner than 48 h")
    void asksForTheFitnessTestBeforeThePlannedDischarge() {
        CaseStory story = CaseStory.registered(consortium(), People.elder(84, "SECONDARY"));
        story.refer(consortium().today().plusDays(1));
        var fitness = story.task("Task_FitnessTest");
        var fiveInOne = story.task("Task_FiveInOne");
        assertThat(fitness.getDueDate()).isBefore(fiveInOne.getDueDate());
    }

    @ParameterizedTest
    @DisplayName("Closure ends everything running for the case, wherever it stands")
    @CsvSource({
        "DEATH,            FIRST",
        "WITHDRAWN,        FIRST",
        "MOVED,            MISSING",
        "ENTERED_IN_ERROR, COGNITION",
        "DEATH,            SIGN_OFF",
        "DEATH,            OVERDUE",
    })
    void endsEverythingWhenTheCaseIsClosed(String reason, String point) {
        CaseStory story = CaseStory.referred(consortium());
        story.task("Task_FiveInOne");
        switch (point) {
            case "MISSING" -> {
                Map<String, Object> incomplete =
                        new LinkedHashMap<>(People.wellAssessment(consortium().today()));
                incomplete.remove("iadl");
                story.assesses(incomplete);
                story.task("Task_FiveInOneMissing");
            }
            case "COGNITION" -> {
                Map<String, Object> assessment =
                        new LinkedHashMap<>(People.wellAssessment(consortium().today()));
                assessment.put("mmse", Map.of("status", "UNTESTABLE", "untestableReason", "DEAF"));
                story.assesses(assessment);
                story.task("Task_Cognition");
            }
            case "SIGN_OFF" -> {
                story.testsFitness(People.fit(consortium().today()));
                story.assesses(People.wellAssessment(consortium().today()));
                story.task("Task_SignOff");
            }
            case "OVERDUE" -> {
                consortium().pass(Duration.ofHours(49));
                story.task("Task_Remind");
            }
            default -> {}
        }
        story.closes(reason);
        story.statusBecomes("CLOSED");
        story.nothingRuns();
    }

    @ParameterizedTest
    @DisplayName(
            "Closure while a step is under way: what finds the case closed ends everything, and raises no incident")
    @CsvSource({"FITNESS_TEST", "FIVE_IN_ONE", "APPROVED", "RETURNED", "OVERDUE", "REMINDER"})
    void endsWithoutAnIncidentWhenAStepFindsTheCaseClosed(String step) {
        CaseStory story = CaseStory.referred(consortium());
        // What opens a task would find the case closed too, and end everything before the step in question.
        story.task("Task_FitnessTest");
        story.task("Task_FiveInOne");
        if (step.equals("APPROVED") || step.equals("RETURNED")) {
            story.testsFitness(People.fit(consortium().today()));
            story.assesses(People.wellAssessment(consortium().today()));
            story.task("Task_SignOff");
        }
        if (step.equals("REMINDER")) {
            consortium().pass(Duration.ofHours(49));
            story.tasks("Task_Remind", 2);
        }
        List<Long> running = story.instances();
        consortium().holdMessages();
        try {
            story.closes("DEATH");
            switch (step) {
                case "FITNESS_TEST" ->
                    story.testsFitness(People.fit(consortium().today()));
                case "FIVE_IN_ONE" ->
                    story.assesses(People.wellAssessment(consortium().today()));
                case "APPROVED" -> story.signsOff(false, true, true);
                case "RETURNED" ->
                    story.complete(
                            "Task_SignOff",
                            story.physician,
                            Map.of("signOff", Map.of("decision", "RETURNED", "returnReason", "步态与评分不符")));
                case "OVERDUE" -> consortium().pass(Duration.ofHours(49));
                default ->
                    story.complete(
                            "Task_Remind",
                            "sample.manager",
                            Map.of("reminder", Map.of("action", "CALLED", "note", "已联系")));
            }
            // A reminder ends with nothing behind it that could find the case closed: the message ends the rest.
            if (!step.equals("REMINDER")) {
                story.nothingRuns();
            }
        } finally {
            consortium().releaseMessages();
        }
        story.nothingRuns();
        story.hadNoIncident(running);
    }

    @ParameterizedTest
    @DisplayName("R26: after a closure the person may come again: a new case, the same health record")
    @ValueSource(strings = {"MOVED", "WITHDRAWN", "ENTERED_IN_ERROR"})
    void opensANewCaseAfterAClosure(String reason) {
        CaseStory story = CaseStory.referred(consortium());
        String first = story.caseId;
        story.task("Task_FiveInOne");
        assertThatThrownBy(() -> story.refer(consortium().today().plusDays(5)))
                .isInstanceOfSatisfying(Consortium.ApiRefused.class, refused -> {
                    assertThat(refused.status).isEqualTo(409);
                    assertThat(refused.body).contains(first);
                });
        story.closes(reason);
        story.statusBecomes("CLOSED");
        story.nothingRuns();
        assertThatThrownBy(() -> story.reports("FALL"))
                .isInstanceOfSatisfying(
                        Consortium.ApiRefused.class,
                        refused -> assertThat(refused.body).contains("结案"));
        story.refer(consortium().today().plusDays(5));
        assertThat(story.caseId).isNotEqualTo(first);
        story.task("Task_FiveInOne");
    }

    @Test
    @DisplayName("DESIGN §3.2: a referral whose start message comes twice is worked on by one instance")
    void startsOnce() {
        CaseStory story = CaseStory.referred(consortium());
        story.task("Task_FiveInOne");
        story.startArrivesAgain("discharge-referral-received", Map.of("referralId", story.caseId + "-r1"));
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        story.nothingRuns();
    }

    @Test
    @DisplayName("A correction keeps the old value, and a sign-off that waits shows the new colour")
    void gradesAgainAfterACorrection() {
        CaseStory story = CaseStory.referred(consortium());
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(People.wellAssessment(consortium().today()));
        story.task("Task_SignOff");
        String assessmentId = assessmentId(story);
        amend(story, assessmentId, Map.of("adl.mobility", "0", "adl.transfer", "0", "adl.stairs", "0"));
        story.colourBecomes("ORANGE");
        Awaitility.await("the sign-off shows the new colour")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> {
                    var signOff = story.task("Task_SignOff");
                    assertThat(variable(signOff.getUserTaskKey(), "colour")).contains("ORANGE");
                });
        story.signsOff(false, true, true);
        story.statusBecomes("WAITLISTED");
    }

    private static String assessmentId(CaseStory story) {
        java.util.List<?> episodes = (java.util.List<?>) story.view().get("episodes");
        return ((Map<?, ?>) episodes.getLast()).get("assessmentId").toString();
    }

    private void amend(CaseStory story, String assessmentId, Map<String, String> changes) {
        var current = consortium()
                .api
                .get()
                .uri("/api/v1/cases/{c}/assessments/{a}", story.caseId, assessmentId)
                .retrieve()
                .toEntity(String.class);
        consortium()
                .api
                .post()
                .uri("/api/v1/cases/{c}/assessments/{a}/amendments", story.caseId, assessmentId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", current.getHeaders().getETag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("author", story.assessor, "reason", "录入有误", "changes", changes))
                .retrieve()
                .toBodilessEntity();
    }

    private String variable(long userTaskKey, String name) {
        return consortium().client.newUserTaskVariableSearchRequest(userTaskKey).send().join().items().stream()
                .filter(v -> v.getName().equals(name))
                .map(v -> v.getValue())
                .findFirst()
                .orElse("");
    }
}
