package org.kangyang.local.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the staff do with one invented case, and where it then stands.
 *
 * @param who name of a sample referral, or key of somebody of {@code demo/people.json}
 * @param entry how the case begins
 * @param acts in order
 * @param stage what a visitor then finds, in Chinese
 * @param stageEnglish the same in English
 * @param awaitedTask element id of the task that then waits, or null
 * @param awaitedStatus status of the case then
 */
record Scene(
        String who,
        Entry entry,
        List<Act> acts,
        String stage,
        String stageEnglish,
        @Nullable String awaitedTask,
        String awaitedStatus) {

    /** How a case begins. */
    enum Entry {
        /** Posted with the sample data. */
        SAMPLE,
        /** The hospital refers somebody whom only the demo knows. */
        REFERRAL,
        /** The family applies for a care home. */
        APPLICATION
    }

    /** Something that is done to a case. */
    sealed interface Act permits Filled, AsDrafted, Attached, Told, Reached, Opened, Closed {}

    /**
     * A task is taken by one of its group and completed with a form's data.
     *
     * @param task element id
     * @param form name of the data under {@code demo/}; in it {@code {attachment}} is what was attached last
     */
    record Filled(String task, String form) implements Act {}

    /**
     * A task whose form came filled in is completed with what stood there.
     *
     * @param variable that holds the form's data
     */
    record AsDrafted(String task, String variable) implements Act {}

    /**
     * A photo is attached to the case.
     *
     * @param kind of the attachment
     */
    record Attached(String kind) implements Act {}

    /**
     * A platform tells the API something of the case.
     *
     * @param path below the case
     * @param json its body; in it {@code {now}} is the time
     */
    record Told(String path, String json) implements Act {}

    /** Waits until the case has this status. */
    record Reached(String status) implements Act {}

    /**
     * A care home opens beds.
     *
     * @param beds name of the rows under {@code demo/}
     */
    record Opened(String beds) implements Act {}

    /**
     * The case is closed.
     *
     * @param reason as the API names it
     */
    record Closed(String reason) implements Act {}

    /** The longest first. The first sample referral is left to the visitor. */
    static List<Scene> all() {
        List<Scene> all = new ArrayList<>();
        all.addAll(homeBeds());
        all.addAll(careHomes());
        all.addAll(reassessments());
        all.addAll(waiting());
        all.addAll(hospital());
        return List.copyOf(all);
    }

    private static List<Scene> homeBeds() {
        List<Act> listed = acts(
                new Told("/home-bed-requests", "{\"requestedBy\":\"FAMILY\"}"),
                new Filled("Task_Recheck", "recheck"),
                new Filled("Task_Survey", "survey"),
                new Filled("Task_Proposal", "proposal"),
                new Filled("Task_Consent", "consent"));
        List<Act> approved = then(listed, new Filled("Task_Approval", "approval"));
        List<Act> failed =
                then(approved, new Filled("Task_Works", "works"), new Filled("Task_Inspection", "inspection-failed"));
        List<Act> active = then(
                failed,
                new Filled("Task_Repair", "repair"),
                new Attached("ACCEPTANCE_PHOTO"),
                new Filled("Task_Inspection", "inspection-passed"),
                new Filled("Task_Devices", "devices"),
                new Filled("Task_Zbi", "zbi-high"),
                new Filled("Task_Training", "training"));
        return List.of(
                referred(
                        "home-bed",
                        join(
                                settled(),
                                join(active, join(planned(), acts(new Filled("Task_Activation", "activation"))))),
                        "家庭养老床位已启用",
                        "lives at home with a home care bed; the first inspection had failed",
                        null,
                        "HOME_STABLE"),
                referred(
                        "home-approval",
                        join(settled(), listed),
                        "返家审核：等待街道审批",
                        "home transfer under review: waits for the officer",
                        "Task_Approval",
                        "HOME_TRANSFER_REVIEW"),
                referred(
                        "works-failed",
                        join(home("mild"), failed),
                        "适老化改造：验收未通过，等待整改",
                        "retrofit: the first inspection failed, waits for repair",
                        "Task_Repair",
                        "RETROFIT"),
                referred(
                        "works",
                        join(home("mild"), approved),
                        "适老化改造：施工中",
                        "retrofit: works are under way",
                        "Task_Works",
                        "RETROFIT"),
                referred(
                        "home-recheck",
                        join(home("mild"), listed.subList(0, 1)),
                        "返家审核：等待医院复查",
                        "home transfer under review: waits for the hospital's re-check",
                        "Task_Recheck",
                        "HOME_TRANSFER_REVIEW"));
    }

    private static List<Scene> careHomes() {
        return List.of(
                referred(
                        "settled",
                        settled(),
                        "机构照护，方案生效",
                        "lives in the care home with a plan in force",
                        null,
                        "CARE_HOME_STABLE"),
                referred(
                        "plan-consent",
                        join(assessed(), planned().subList(0, 2)),
                        "制定方案：等待家属同意",
                        "plan waits for the family's consent",
                        "Task_PlanConsent",
                        "PLANNING"),
                referred(
                        "plan-signing",
                        join(assessed(), planned().subList(0, 1)),
                        "制定方案：等待医生会签",
                        "plan waits for the co-signature",
                        "Task_CoSignature",
                        "PLANNING"),
                referred(
                        "plan-draft",
                        join(admitted(), assessments("low", "moderate")),
                        "制定方案：草案待修改，家庭医生待签约",
                        "plan drafted; a family doctor is missing",
                        "Task_Edit",
                        "PLANNING"),
                referred(
                        "arrived",
                        then(admitted(), new Filled("Task_FitnessTest", "fitness-low")),
                        "入住：等待五项评估",
                        "admission: waits for the five-in-one",
                        "Task_FiveInOne",
                        "CARE_HOME_INTAKE"),
                sample(
                        "referral-06",
                        discharged("low", "severe", "care-home"),
                        "入住：等待登记",
                        "admission: has a bed, has not arrived",
                        "Task_Admission",
                        "CARE_HOME_INTAKE"));
    }

    private static List<Scene> reassessments() {
        return List.of(
                referred(
                        "recovered",
                        join(
                                home("well"),
                                acts(
                                        event("MAJOR_ILLNESS", "样例：肺炎，已治愈"),
                                        new Filled("Task_FiveInOne", "five-well"),
                                        new Filled("Task_Zbi", "zbi-low"),
                                        new Filled("Task_Recovery", "recovery"))),
                        "已结案：康复",
                        "closed: recovered",
                        null,
                        "CLOSED"),
                referred(
                        "fallen",
                        then(home("mild"), event("FALL", "样例：在卫生间滑倒")),
                        "跌倒，等待即时复评",
                        "fell, waits for the re-assessment",
                        "Task_FiveInOne",
                        "HOME_FOLLOW_UP"),
                referred(
                        "readmitted",
                        then(home("mild"), event("HOSPITALISATION", "样例：急性胆囊炎")),
                        "居家后再次住院",
                        "in hospital again after home follow-up",
                        null,
                        "HOSPITALISED"),
                referred(
                        "deceased",
                        join(discharged("low", "severe", "hospice"), acts(new Reached("HOSPICE"), new Closed("DEATH"))),
                        "已结案：去世",
                        "closed: died",
                        null,
                        "CLOSED"),
                sample("referral-10", acts(new Closed("WITHDRAWN")), "已结案：书面撤回", "closed: withdrawn", null, "CLOSED"));
    }

    private static List<Scene> waiting() {
        return List.of(
                referred(
                        "bed-offered",
                        join(
                                discharged("unable", "severe", "care-home"),
                                acts(new Reached("WAITLISTED"), new Opened("offer-bed"))),
                        "轮候：床位待答复",
                        "a bed is on offer",
                        "Task_OfferAnswer",
                        "WAITLISTED"),
                referred(
                        "waiting",
                        discharged("unable", "moderate", "care-home"),
                        "轮候：已排序",
                        "ranked on the waiting list",
                        null,
                        "WAITLISTED"),
                new Scene(
                        "applied",
                        Entry.APPLICATION,
                        List.of(),
                        "轮候：申请待评估",
                        "applied, waits for the assessment, no rank yet",
                        "Task_FiveInOne",
                        "WAITLISTED"));
    }

    private static List<Scene> hospital() {
        return List.of(
                sample(
                        "referral-09",
                        discharged("unable", "moderate", "hospitalised"),
                        "继续住院，7 天内复核",
                        "back to the ward, review within 7 days",
                        null,
                        "HOSPITALISED"),
                sample("referral-08", discharged("low", "severe", "hospice"), "安宁疗护", "hospice", null, "HOSPICE"),
                sample(
                        "referral-07",
                        discharged("good", "mild", "home"),
                        "居家随访",
                        "home follow-up",
                        null,
                        "HOME_FOLLOW_UP"),
                sample(
                        "referral-05",
                        assessments("low", "moderate"),
                        "等待医生签核",
                        "waits for the sign-off",
                        "Task_SignOff",
                        "HOSPITAL_ASSESSMENT"),
                sample(
                        "referral-04",
                        assessments("low", "incomplete"),
                        "评估不完整，等待补项",
                        "INCOMPLETE, waits for missing items",
                        "Task_FiveInOneMissing",
                        "HOSPITAL_ASSESSMENT"),
                referred(
                        "cognition",
                        acts(new Filled("Task_FiveInOne", "five-untestable")),
                        "失语，等待医生认定认知",
                        "untestable, waits for the physician's judgement of cognition",
                        "Task_Cognition",
                        "HOSPITAL_ASSESSMENT"),
                referred(
                        "fitness-missing",
                        acts(new Filled("Task_FitnessTest", "fitness-incomplete")),
                        "体适能不完整，等待补项",
                        "fitness test INCOMPLETE, waits for missing items",
                        "Task_FitnessTestMissing",
                        "HOSPITAL_ASSESSMENT"),
                sample(
                        "referral-03",
                        acts(new Filled("Task_FiveInOne", "five-moderate")),
                        "等待体适能评估",
                        "waits for the fitness test",
                        "Task_FitnessTest",
                        "HOSPITAL_ASSESSMENT"),
                sample(
                        "referral-02",
                        acts(new Filled("Task_FitnessTest", "fitness-good")),
                        "等待五项评估",
                        "waits for the five-in-one",
                        "Task_FiveInOne",
                        "HOSPITAL_ASSESSMENT"));
    }

    // ---- the ways there

    private static List<Act> assessments(String fitness, String five) {
        return acts(new Filled("Task_FitnessTest", "fitness-" + fitness), new Filled("Task_FiveInOne", "five-" + five));
    }

    private static List<Act> discharged(String fitness, String five, String sign) {
        return then(assessments(fitness, five), new Filled("Task_SignOff", "sign-" + sign));
    }

    private static List<Act> home(String five) {
        return then(discharged("good", five, "home"), new Reached("HOME_FOLLOW_UP"));
    }

    private static List<Act> admitted() {
        return then(discharged("low", "moderate", "care-home"), new Filled("Task_Admission", "admission"));
    }

    private static List<Act> assessed() {
        return then(join(admitted(), assessments("low", "moderate")), new Filled("Task_Contract", "contract"));
    }

    private static List<Act> planned() {
        return acts(
                new AsDrafted("Task_Edit", "plan"),
                new Filled("Task_CoSignature", "co-signature"),
                new Filled("Task_PlanConsent", "plan-consent"));
    }

    private static List<Act> settled() {
        return then(join(assessed(), planned()), new Reached("CARE_HOME_STABLE"));
    }

    private static Act event(String kind, String details) {
        return new Told(
                "/events",
                "{\"eventId\":\"YL-" + kind + "\",\"kind\":\"" + kind + "\",\"occurredAt\":\"{now}\",\"details\":\""
                        + details + "\",\"source\":\"样例平台\"}");
    }

    private static List<Act> acts(Act... acts) {
        return List.of(acts);
    }

    private static List<Act> then(List<Act> first, Act... more) {
        return join(first, Arrays.asList(more));
    }

    private static List<Act> join(List<Act> first, List<Act> second) {
        List<Act> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static Scene sample(
            String referral, List<Act> acts, String stage, String english, @Nullable String task, String status) {
        return new Scene(referral, Entry.SAMPLE, acts, stage, english, task, status);
    }

    private static Scene referred(
            String person, List<Act> acts, String stage, String english, @Nullable String task, String status) {
        return new Scene(person, Entry.REFERRAL, acts, stage, english, task, status);
    }
}
