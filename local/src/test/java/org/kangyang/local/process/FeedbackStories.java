package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every path of {@code plan-feedback}; subclasses say on which engine. */
@Tag("story")
abstract class FeedbackStories {

    abstract Consortium consortium();

    @Test
    @DisplayName("R28: a month after the plan came into force the family is told, what is missing comes back, and the"
            + " plan shows what was said; a month later it is told again")
    void tellsTheFamilyEveryMonth() {
        PlanStory plan = inForce();
        LocalDate first = consortium().today().plusMonths(1);
        assertThat(plan.feedbackClock().get("nextOn")).isEqualTo(first.toString());
        passTo(first.minusDays(1));
        assertThat(plan.feedbackClock().get("openFeedbackId")).isNull();
        consortium().pass(Duration.ofDays(1));

        var task = plan.story.task("Task_TellFamily");
        assertThat(task.getCandidateGroups()).containsExactly("social-worker." + plan.story.careHome);
        assertThat(task.getDueDate()
                        .withOffsetSameInstant(ZoneOffset.ofHours(8))
                        .toLocalDate())
                .isEqualTo(consortium().today().plusDays(7));
        assertThat(plan.variable(task.getUserTaskKey(), "planSummary")).contains("体重稳定");
        assertThat(plan.feedbackClock().get("openFeedbackId")).isEqualTo(plan.story.caseId + "-k1");
        Map<String, Object> incomplete = new LinkedHashMap<>(plan.feedback());
        incomplete.remove("effect");
        plan.tellsFamily(incomplete);
        plan.comesBack("Task_TellFamily", "总体效果");
        assertThat(plan.version(1).get("feedbacks").toString()).isEqualTo("[]");
        var again = plan.story.task("Task_TellFamily");
        assertThat(plan.variable(again.getUserTaskKey(), "feedback")).contains("希望多散步");
        plan.tellsFamily();
        plan.story.nothingRuns();

        assertThat(plan.version(1).get("feedbacks").toString())
                .contains("by=shegong", "wishes=希望多散步", "toldTo=GUARDIAN", "较上月平稳", "adjustPrescription=false");
        assertThat(plan.feedbackClock().get("nextOn"))
                .isEqualTo(first.minusMonths(1).plusMonths(2).toString());
        assertThat(plan.flag()).isEqualTo("CURRENT");
        plan.story.timelineShows("须向家属反馈健康管理方案的执行情况", "家属反馈已记录", "已向家属反馈健康管理方案的执行情况");
        passTo(first.minusMonths(1).plusMonths(2));
        plan.tellsFamily();
        plan.story.nothingRuns();
        assertThat((List<?>) plan.version(1).get("feedbacks")).hasSize(2);
    }

    @Test
    @DisplayName("DOMAIN §7: the family is told late, after everybody who is to hear of it has heard")
    void everythingComesLate() {
        PlanStory plan = asked();
        plan.story.everythingComesLate();
        plan.tellsFamily();
        plan.story.nothingRuns();
    }

    @Test
    @DisplayName("R28: nobody told the family for a week: the care home's manager hears, a week later the officer")
    void escalates() {
        PlanStory plan = asked();
        consortium().pass(Duration.ofHours(167));
        assertThat(plan.story.has("Task_Remind")).isFalse();
        consortium().pass(Duration.ofHours(1).plusMinutes(1));
        assertThat(plan.story.task("Task_Remind").getCandidateGroups())
                .containsExactly("care-home-manager." + plan.story.careHome);
        consortium().pass(Duration.ofHours(168).plusMinutes(1));
        assertThat(plan.story.task("Task_RemindSecond").getCandidateGroups())
                .containsExactly("subdistrict-officer.999001001");
        plan.tellsFamily();
        plan.story.nothingRuns();
        assertThat(plan.story.has("Task_Remind")).isFalse();
        plan.story.timelineShows("任务超期：家属月度反馈");
    }

    @Test
    @DisplayName("R28: with the feedback the hospital is asked to adjust the prescription: the plan is revised for it")
    void adjustsThePrescription() {
        PlanStory plan = asked();
        Map<String, Object> feedback = plan.feedback();
        feedback.put("adjustPrescription", "yes");
        feedback.put("adjustment", "夜间咳嗽，请调整");
        plan.tellsFamily(feedback);
        var edit = plan.story.task("Task_Edit");
        assertThat(plan.variable(edit.getUserTaskKey(), "planSummary")).contains("夜间咳嗽，请调整", "康复训练每周三次");
        assertThat(plan.version(2)).containsEntry("reason", "PRESCRIPTION");
        plan.edits();
        plan.signs();
        plan.familyAgrees();
        plan.published(2);
        assertThat(plan.version(1).get("feedbacks").toString()).contains("adjustPrescription=true");
    }

    @Test
    @DisplayName("R28: in hospital the family is not told; back at home it is, without waiting for another month")
    void waitsForTheHospital() {
        PlanStory plan = asked();
        plan.story.reports("HOSPITALISATION");
        plan.story.statusBecomes("HOSPITALISED");
        vanishes(plan, "Task_TellFamily");
        plan.story.nothingRuns();
        consortium().passSwept(Duration.ofDays(40));
        assertThat(plan.feedbackClock().get("openFeedbackId")).isNull();
        plan.story.refer(consortium().today().plusDays(7));
        plan.story.testsFitness(People.fit(consortium().today()));
        plan.story.assesses(People.wellAssessment(consortium().today()));
        plan.story.signsOff(false, true, true);
        plan.story.statusBecomes("HOME_FOLLOW_UP");
        consortium().pass(Duration.ofDays(1));
        plan.tellsFamily();
        plan.story.nothingRuns();
        assertThat((List<?>) plan.version(1).get("feedbacks")).hasSize(1);
    }

    @Test
    @DisplayName("A closed case tells nobody any more")
    void endsWithTheCase() {
        PlanStory plan = asked();
        plan.closes();
        vanishes(plan, "Task_TellFamily");
        plan.story.nothingRuns();
    }

    @Test
    @DisplayName("A step that finds the case closed ends the feedback, which is kept, and raises no incident")
    void endsWhereAStepFindsTheCaseClosed() {
        PlanStory plan = asked();
        List<Long> running = plan.story.instances();
        assertThat(running).isNotEmpty();
        consortium().holdMessages();
        try {
            plan.closes();
            plan.tellsFamily();
            plan.story.nothingRuns();
        } finally {
            consortium().releaseMessages();
        }
        assertThat((List<?>) plan.version(1).get("feedbacks")).hasSize(1);
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
    @DisplayName("DESIGN §3.2: a start message that comes twice starts one feedback")
    void startsOnce() {
        PlanStory plan = asked();
        plan.story.startArrivesAgain("family-feedback-due", Map.of("feedbackId", plan.story.caseId + "-k1"));
        plan.tellsFamily();
        plan.story.nothingRuns();
    }

    private PlanStory inForce() {
        PlanStory plan = PlanStory.begun(consortium());
        plan.publishes();
        return plan;
    }

    /** In force, and a month has passed. */
    private PlanStory asked() {
        PlanStory plan = inForce();
        passTo(consortium().today().plusMonths(1).plusDays(1));
        plan.story.task("Task_TellFamily");
        return plan;
    }

    private void vanishes(PlanStory plan, String task) {
        Awaitility.await(task + " vanishes")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(plan.story.has(task)).isFalse());
    }

    /** To the morning of that day, after the sweep. */
    private void passTo(LocalDate day) {
        var morning = day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8));
        consortium().passSwept(Duration.between(consortium().instant(), morning));
    }
}
