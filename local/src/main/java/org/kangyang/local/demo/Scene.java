package org.kangyang.local.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the staff do with one sample case, and where it then stands.
 *
 * @param referral name of the sample referral
 * @param acts in order
 * @param stage what a visitor then finds, in Chinese
 * @param stageEnglish the same in English
 * @param awaitedTask element id of the task that then waits, or null
 * @param awaitedStatus status of the case then, or null
 */
record Scene(
        String referral,
        List<Act> acts,
        String stage,
        String stageEnglish,
        @Nullable String awaitedTask,
        @Nullable String awaitedStatus) {

    private static final String PHYSICIAN = "wang.yisheng";
    private static final String ASSESSOR = "li.pinggu";

    /** Something that is done to a case. */
    sealed interface Act permits Completed, Withdrawn {}

    /**
     * A task is taken and completed with a form's data.
     *
     * @param task element id
     * @param who user id
     * @param form name of the data under {@code demo/}
     */
    record Completed(String task, String who, String form) implements Act {}

    /** The family withdraws in writing. */
    record Withdrawn() implements Act {}

    /** One case in each stage of the first slice; the first sample referral is left to the visitor. */
    static List<Scene> all() {
        return List.of(
                waiting(
                        "referral-02",
                        List.of(fitness("good")),
                        "等待五项评估",
                        "waits for the five-in-one",
                        "Task_FiveInOne"),
                waiting(
                        "referral-03",
                        List.of(five("moderate")),
                        "等待体适能评估",
                        "waits for the fitness test",
                        "Task_FitnessTest"),
                waiting(
                        "referral-04",
                        List.of(fitness("low"), five("incomplete")),
                        "评估不完整，等待补项",
                        "INCOMPLETE, waits for missing items",
                        "Task_FiveInOneMissing"),
                waiting(
                        "referral-05",
                        List.of(fitness("low"), five("moderate")),
                        "等待医生签核",
                        "waits for the sign-off",
                        "Task_SignOff"),
                ended("referral-06", "low", "severe", "care-home", "已进入轮候", "WAITLISTED"),
                ended("referral-07", "good", "mild", "home", "居家随访", "HOME_FOLLOW_UP"),
                ended("referral-08", "low", "severe", "hospice", "安宁疗护", "HOSPICE"),
                ended("referral-09", "unable", "moderate", "hospitalised", "继续住院", "HOSPITALISED"),
                new Scene("referral-10", List.of(new Withdrawn()), "已结案", "CLOSED", null, "CLOSED"));
    }

    private static Scene waiting(String referral, List<Act> acts, String stage, String english, String task) {
        return new Scene(referral, acts, stage, english, task, null);
    }

    private static Scene ended(String referral, String fit, String five, String sign, String stage, String status) {
        Act signed = new Completed("Task_SignOff", PHYSICIAN, "sign-" + sign);
        return new Scene(referral, List.of(fitness(fit), five(five), signed), stage, status, null, status);
    }

    private static Act fitness(String result) {
        return new Completed("Task_FitnessTest", PHYSICIAN, "fitness-" + result);
    }

    private static Act five(String result) {
        return new Completed("Task_FiveInOne", ASSESSOR, "five-" + result);
    }
}
