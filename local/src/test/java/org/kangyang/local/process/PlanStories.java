package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of {@code health-plan}; subclasses say on which engine. */
@Tag("story")
abstract class PlanStories {

    abstract Consortium consortium();

    @Test
    @DisplayName("R27: drafted from the assessment, edited, co-signed, consented, in force")
    void putsAPlanInForce() {
        PlanStory plan = PlanStory.begun(consortium());
        var edit = plan.story.task("Task_Edit");
        assertThat(edit.getCandidateGroups()).containsExactly("care-home-manager." + plan.story.careHome);
        assertThat(plan.variable(edit.getUserTaskKey(), "plan")).contains("\"nutrition\"", "\"goals\"");
        plan.edits();
        assertThat(plan.story.task("Task_CoSignature").getCandidateGroups())
                .containsExactly("hospital-physician." + plan.story.hospital);
        plan.signs();
        assertThat(plan.story.task("Task_PlanConsent").getCandidateGroups())
                .containsExactly("social-worker." + plan.story.careHome);
        plan.familyAgrees();
        plan.published(1);

        Map<String, Object> version = plan.version(1);
        assertThat(version.get("contents").toString()).contains("by=system", "by=guanli", "每周称重");
        assertThat(version.get("coSignatures").toString()).contains("by=" + plan.story.physician, "康复训练每周三次");
        assertThat(version.get("consents").toString()).contains("by=shegong", "GUARDIAN");
        assertThat(version.get("packages").toString()).contains("BASIC", "UPGRADE", "PERSONAL");
        assertThat(plan.flag()).isEqualTo("CURRENT");
        plan.story.timelineShows("健康管理方案第 1 版发布");
    }

    @Test
    @DisplayName("DOMAIN §7: whoever is late with the plan is asked, and the plan comes into force once all have done")
    void everythingComesLate() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.story.everythingComesLate();
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(1);
    }

    @Test
    @DisplayName("R10, R27: a caregiver with 40 points is a risk that the draft answers")
    void mindsTheCaregiver() {
        PlanStory plan = PlanStory.assessed(consortium());
        plan.begins(40);
        plan.story.task("Task_Edit");
        assertThat(plan.version(1).get("risks").toString()).contains("CAREGIVER_BURDEN");
    }

    @Test
    @DisplayName("R27: a section that is missing brings the same task back, saying which")
    void bringsAnIncompletePlanBack() {
        PlanStory plan = PlanStory.begun(consortium());
        Map<String, Object> incomplete = new LinkedHashMap<>(PlanStory.content());
        incomplete.remove("exercise");
        plan.edits(incomplete);
        plan.comesBack("Task_Edit", "运动");
        plan.publishes();
    }

    @Test
    @DisplayName(
            "T2, R16: what nobody pays of the UPGRADE package brings the task back; with a payer it goes on, and those"
                    + " who sign read who pays what")
    void namesWhoPays() {
        PlanStory plan = PlanStory.assessed(consortium(), 30);
        plan.begins(null);
        Map<String, Object> costs = new LinkedHashMap<>(PlanStory.content());
        costs.put("upgrade", Map.of("monthlyCostYuan", 1000, "insuredYuan", 600));
        plan.edits(costs);
        plan.comesBack("Task_Edit", "升级包每月还有250.00元无人支付");
        costs.put("upgrade", Map.of("monthlyCostYuan", 1000, "insuredYuan", 600, "payer", "示例慈善会"));
        plan.edits(costs);
        var signature = plan.story.task("Task_CoSignature");
        assertThat(plan.variable(signature.getUserTaskKey(), "planSummary"))
                .contains("个人负担150.00元，其余250.00元由示**支付")
                .doesNotContain("慈善会");
        plan.signs();
        plan.familyAgrees();
        plan.published(1);
        assertThat(plan.version(1).get("upgrade").toString())
                .contains("personalFen=15000", "remainderFen=25000", "payer=示例慈善会");
    }

    @Test
    @DisplayName("R27: the physician returns the plan with a reason; without one the task comes again")
    void returnsAPlan() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.returns("");
        plan.comesBack("Task_CoSignature", "原因");
        plan.returns("用药清单未核对");
        plan.comesBack("Task_Edit", "用药清单未核对");
        plan.publishes();
    }

    @Test
    @DisplayName("R27: the family refuses with a reason; the plan is changed and put to it again")
    void changesWhatTheFamilyRefuses() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.signs();
        plan.familyRefuses("");
        plan.comesBack("Task_PlanConsent", "原因");
        plan.familyRefuses("希望多安排活动");
        plan.comesBack("Task_Edit", "希望多安排活动");
        plan.publishes();
        assertThat((List<?>) plan.version(1).get("consents")).hasSize(3);
    }

    @Test
    @DisplayName(
            "R27: the social worker names the written consent; an id that is none of the case's brings the task back")
    void keepsTheWrittenConsent() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.signs();
        plan.familyAgrees("none");
        plan.comesBack("Task_PlanConsent", "附件编号");
        String attachmentId = plan.uploadsConsent();
        plan.familyAgrees(attachmentId);
        plan.published(1);
        assertThat(plan.version(1).get("consents").toString()).contains("attachmentId=" + attachmentId);
    }

    @Test
    @DisplayName("R27: the family agrees by the API before the social worker records it")
    void letsThePlatformOvertake() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        var early = catchThrowableOfType(Consortium.ApiRefused.class, () -> plan.answersOnline("CONSENTED", null));
        assertThat(early.status).isEqualTo(409);
        plan.signs();
        plan.story.task("Task_PlanConsent");
        plan.answersOnline("CONSENTED", null);
        plan.published(1);
        assertThat(plan.story.has("Task_PlanConsent")).isFalse();
    }

    @Test
    @DisplayName("R27: a refusal by the API sends the plan back too, and the next answer is asked anew")
    void letsThePlatformRefuse() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.signs();
        plan.story.task("Task_PlanConsent");
        plan.answersOnline("REFUSED", "希望减少服药");
        plan.comesBack("Task_Edit", "希望减少服药");
        assertThat(plan.story.has("Task_PlanConsent")).isFalse();
        plan.publishes();
    }

    @Test
    @DisplayName("DOMAIN §7: a plan overdue twice: after 72 h the officer hears of it, a day later civil affairs")
    void escalatesTwice() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.story.task("Task_Edit");
        consortium().pass(Duration.ofHours(71));
        plan.story.nothingIsOverdue();
        consortium().pass(Duration.ofHours(1).plusMinutes(1));
        assertThat(plan.story.task("Task_Remind").getCandidateGroups())
                .containsExactly("subdistrict-officer.999001001");
        consortium().pass(Duration.ofHours(24).plusMinutes(1));
        assertThat(plan.story.task("Task_RemindSecond").getCandidateGroups()).containsExactly("civil-affairs");
        plan.edits();
        Awaitility.await("the reminders end with the task")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> {
                    assertThat(plan.story.has("Task_Remind")).isFalse();
                    assertThat(plan.story.has("Task_RemindSecond")).isFalse();
                });
        plan.signs();
        plan.familyAgrees();
        plan.published(1);
        plan.story.timelineShows("任务超期：制定健康管理方案");
    }

    @Test
    @DisplayName("DOMAIN §7: silence of the physician for 24 h, of the family for 72 h, goes to the officer")
    void escalatesSilence() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.story.task("Task_CoSignature");
        consortium().pass(Duration.ofHours(24).plusMinutes(1));
        plan.story.task("Task_Remind");
        plan.signs();
        plan.story.task("Task_PlanConsent");
        consortium().pass(Duration.ofHours(71));
        plan.story.nothingIsOverdue();
        consortium().pass(Duration.ofHours(1).plusMinutes(1));
        plan.story.task("Task_Remind");
        plan.familyAgrees();
        plan.published(1);
    }

    @Test
    @DisplayName(
            "R09: a revision is in force within 48 h in all, else the officer hears of it; the old version is kept")
    void revisesWithinTheClock() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.publishes();
        plan.revisionFallsDue();
        var due = consortium().instant().plus(Duration.ofHours(48));
        var edit = plan.story.task("Task_Edit");
        assertThat(edit.getDueDate().toInstant())
                .isCloseTo(due, org.assertj.core.api.Assertions.within(2, ChronoUnit.MINUTES));
        assertThat(plan.flag()).isEqualTo("REVISION_DUE");
        assertThat(plan.version(1)).containsEntry("stage", "PUBLISHED");

        consortium().pass(Duration.ofHours(47));
        plan.edits();
        var signature = plan.story.task("Task_CoSignature");
        assertThat(signature.getDueDate().toInstant())
                .isCloseTo(due, org.assertj.core.api.Assertions.within(2, ChronoUnit.MINUTES));
        plan.story.nothingIsOverdue();
        consortium().pass(Duration.ofHours(1).plusMinutes(3));
        assertThat(plan.story.task("Task_Remind").getCandidateGroups())
                .containsExactly("subdistrict-officer.999001001");
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        plan.becomes(1, "REPLACED");
        assertThat(plan.version(2)).containsEntry("reason", "REVISION");
        assertThat(plan.flag()).isEqualTo("CURRENT");
    }

    @ParameterizedTest(name = "{0}, ADL {1} points below 100, then {2}")
    @DisplayName(
            "R09: assessed again, 10 points better or worse or another colour: the officer is told of the points, the"
                    + " plan is rebuilt within 48 h or that is told twice, and its old version stays readable")
    @CsvSource({
        "FALL,      0, 30, true,  100.0→88.0, YELLOW",
        "FALL,      5, 30, true,  98.0→88.0,  YELLOW",
        "CALENDAR, 30,  0, true,  88.0→100.0, GREEN",
        "FALL,      5,  0, false, 98.0→100.0, GREEN"
    })
    void rebuildsAfterAReassessment(
            String cause, int lostBefore, int lostAfter, boolean officerTold, String scores, String colour) {
        PlanStory plan = PlanStory.assessed(consortium(), lostBefore);
        plan.begins(null);
        plan.publishes();
        var contents = plan.version(1).get("contents");
        isReassessed(plan, cause, lostAfter);

        var edit = plan.story.task("Task_Edit");
        plan.story.colourBecomes(colour);
        assertThat(plan.flag()).isEqualTo("REVISION_DUE");
        if (officerTold) {
            var told = plan.story.task("Task_ScoreChange");
            assertThat(told.getCandidateGroups()).containsExactly("subdistrict-officer.999001001");
            assertThat(plan.variable(told.getUserTaskKey(), "scoreChange")).contains(List.of(scores.split("→")));
            plan.story.complete("Task_ScoreChange", "zhuangan", Map.of("acknowledgement", Map.of("measure", "VISIT")));
        } else {
            assertThat(plan.story.has("Task_ScoreChange")).isFalse();
        }
        plan.story.interviewsCaregiver();
        var due = plan.story
                .timelineEntry("reassessed")
                .plus(Duration.ofHours(48))
                .truncatedTo(ChronoUnit.SECONDS);
        assertThat(edit.getDueDate().toInstant()).isEqualTo(due);
        assertThat(plan.version(2)).containsEntry("dueAt", due.toString()).containsEntry("reason", "REVISION");

        consortium().pass(Duration.between(consortium().instant(), due).minusMinutes(1));
        plan.story.nothingIsOverdue();
        consortium().pass(Duration.ofMinutes(1).plusSeconds(1));
        var reminder = plan.story.task("Task_Remind");
        assertThat(reminder.getCandidateGroups()).containsExactly("subdistrict-officer.999001001");
        assertThat(reminder.getDueDate().toInstant()).as("the second").isEqualTo(due.plus(Duration.ofHours(24)));
        consortium().pass(Duration.ofHours(24).plusSeconds(1));
        assertThat(plan.story.task("Task_RemindSecond").getCandidateGroups()).containsExactly("civil-affairs");

        assertThat(plan.inForce()).containsEntry("version", 1);
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        plan.becomes(1, "REPLACED");
        assertThat(plan.version(1)).containsEntry("contents", contents);
        assertThat(plan.inForce()).containsEntry("version", 2).containsEntry("colour", colour);
        assertThat(plan.flag()).isEqualTo("CURRENT");
        plan.story.timelineShows("健康管理方案须重新制定", "任务超期：制定健康管理方案", "健康管理方案第 2 版发布");
    }

    @Test
    @DisplayName("R28: a progress note asks the hospital for another prescription: the plan in force is revised, the"
            + " physician reads what was asked and signs the new one")
    void adjustsThePrescription() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.publishes();
        plan.notesProgress("服药后头晕，请调整", true);
        var edit = plan.story.task("Task_Edit");
        assertThat(plan.variable(edit.getUserTaskKey(), "planSummary")).contains("服药后头晕，请调整", "康复训练每周三次");
        assertThat(plan.variable(edit.getUserTaskKey(), "plan")).contains("每周称重");
        assertThat(plan.version(2)).containsEntry("reason", "PRESCRIPTION").containsEntry("dueAt", null);
        assertThat(plan.flag()).isEqualTo("REVISION_DUE");
        plan.edits();
        var signature = plan.story.task("Task_CoSignature");
        assertThat(plan.variable(signature.getUserTaskKey(), "planSummary")).contains("服药后头晕，请调整");
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        plan.becomes(1, "REPLACED");
        assertThat(plan.flag()).isEqualTo("CURRENT");
        plan.story.timelineShows("健康管理方案须重新制定：调整处方");
    }

    private void isReassessed(PlanStory plan, String cause, int adlLost) {
        if (cause.equals("CALENDAR")) {
            consortium().passSwept(Duration.ofDays(340));
            assertThat(plan.story.reassessment()).containsEntry("flag", "NONE");
            // Nobody told the family for months: with the task its reminders end.
            plan.tellsFamily();
            plan.story.nothingRuns();
            consortium().pass(Duration.ofDays(14));
        } else {
            // An event on the day of the last assessment asks for another too; the next day is clearer.
            consortium().pass(Duration.ofDays(2));
            plan.story.reports(cause);
        }
        plan.story.assesses(People.dependent(consortium().today(), adlLost));
    }

    @Test
    @DisplayName("R09: a revision that falls due while a plan is made follows it")
    void revisesAfterTheOneUnderWay() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.edits();
        plan.story.task("Task_CoSignature");
        plan.revisionFallsDue();
        plan.signs();
        plan.familyAgrees();
        plan.becomes(1, "PUBLISHED");
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        assertThat(plan.flag()).isEqualTo("CURRENT");
    }

    @Test
    @DisplayName("In hospital no plan is made anew; the version in force stays")
    void stopsARevisionInHospital() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.publishes();
        plan.revisionFallsDue();
        plan.story.task("Task_Edit");
        plan.story.isHospitalised();
        plan.story.statusBecomes("HOSPITALISED");
        plan.story.nothingRuns();
        assertThat(plan.story.has("Task_Edit")).isFalse();
        assertThat(plan.version(1)).containsEntry("version", 1);
    }

    @Test
    @DisplayName("DESIGN §3.2: a start message that comes twice starts one revision")
    void startsOnce() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.publishes();
        plan.revisionFallsDue();
        plan.story.task("Task_Edit");
        plan.story.startArrivesAgain("plan-revision-due", Map.of("planRevision", 1));
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
    }

    @ParameterizedTest(name = "while {0}")
    @DisplayName("A closed case has no plan made any more, wherever it stands")
    @ValueSource(strings = {"Task_Edit", "Task_CoSignature", "Task_PlanConsent", "Task_Remind"})
    void endsWithTheCase(String task) {
        PlanStory plan = PlanStory.begun(consortium());
        goesTo(plan, task);
        plan.story.task(task);
        plan.closes();
        plan.becomes(1, "STOPPED");
        Awaitility.await("the task vanishes")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(plan.story.has(task)).isFalse());
        plan.story.nothingRuns();
    }

    @ParameterizedTest(name = "in {0}")
    @DisplayName("A step that finds the case closed ends the plan and raises no incident")
    @ValueSource(strings = {"Task_Edit", "Task_CoSignature", "Task_PlanConsent"})
    void endsWhereAStepFindsTheCaseClosed(String task) {
        PlanStory plan = PlanStory.begun(consortium());
        goesTo(plan, task);
        plan.story.task(task);
        List<Long> running = plan.story.instances();
        assertThat(running).isNotEmpty();
        consortium().holdMessages();
        try {
            plan.closes();
            switch (task) {
                case "Task_Edit" -> plan.edits();
                case "Task_CoSignature" -> plan.signs();
                default -> plan.familyAgrees();
            }
            plan.story.nothingRuns();
        } finally {
            consortium().releaseMessages();
        }
        plan.becomes(1, "STOPPED");
        assertThat(running)
                .allSatisfy(instance -> assertThat(consortium()
                                .client
                                .newIncidentSearchRequest()
                                .filter(f -> f.processInstanceKey(instance))
                                .send()
                                .join()
                                .items())
                        .isEmpty());
    }

    @Test
    @DisplayName("A plan that another instance makes anew is not gone on with, and raises no incident")
    void endsWhatIsMadeAnew() {
        PlanStory plan = PlanStory.begun(consortium());
        var first = plan.story.task("Task_Edit");
        List<Long> running = plan.story.instances();
        plan.begins(null);
        plan.becomes(2, "DRAFT");
        assertThat(plan.version(1)).containsEntry("stage", "STOPPED");
        consortium()
                .client
                .newAssignUserTaskCommand(first.getUserTaskKey())
                .assignee("guanli")
                .send()
                .join();
        consortium()
                .client
                .newCompleteUserTaskCommand(first.getUserTaskKey())
                .variables(Map.of("plan", PlanStory.content()))
                .send()
                .join();
        Awaitility.await("the first instance ends")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(
                        () -> assertThat(plan.story.instances()).hasSize(1).doesNotContainAnyElementsOf(running));
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        assertThat(plan.flag()).isEqualTo("CURRENT");
    }

    private void goesTo(PlanStory plan, String task) {
        switch (task) {
            case "Task_CoSignature" -> plan.edits();
            case "Task_PlanConsent" -> {
                plan.edits();
                plan.signs();
            }
            case "Task_Remind" -> {
                plan.story.task("Task_Edit");
                consortium().pass(Duration.ofHours(72).plusMinutes(1));
            }
            default -> {}
        }
    }
}
