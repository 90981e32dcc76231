package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.GradeRecord;
import org.kangyang.core.assessment.SignOffPrepared.Summary;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.institution.StaffMember;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.Destination;
import org.springframework.stereotype.Component;

/** The physician's sign-off and what follows from it (R25). */
@Component
class SigningOff {

    /** What the ledger keeps. */
    private record Timed(Due due) {}

    /** A bound against slips of the pen, no policy. */
    private static final int LONGEST_REASON = 1000;

    private final AssessmentDesk desk;

    private final StaffRegister staff;

    SigningOff(AssessmentDesk desk, StaffRegister staff) {
        this.desk = desk;
        this.staff = staff;
    }

    SignOffPrepared prepare(CommandKey key, AssessmentStep step) {
        var timed = desk.execute(key, step.assessmentId(), Timed.class, found -> {
            Grading.requireGrade(found);
            requireLevel(found);
            return new Timed(desk.due("sign-off", step, found));
        });
        Assessment found = desk.get(step.assessmentId());
        GradeRecord grade = Grading.requireGrade(found);
        Scores scores = grade.scores();
        return new SignOffPrepared(
                timed.due(),
                grade.grade().colour(),
                Composite.text(grade.composite()),
                requireLevel(found),
                desk.facts(found).homeBedInForce(),
                new Summary(
                        scores.adl(),
                        scores.mmse(),
                        scores.iadl(),
                        scores.frail(),
                        scores.nrs(),
                        name(found.fiveInOne().recorder()),
                        found.fiveInOne().form().testDate()));
    }

    private String name(String userId) {
        return staff.find(userId).map(StaffMember::name).orElse(userId);
    }

    void record(CommandKey key, String assessmentId, SignOffForm form, @Nullable String assignee) {
        String author = Author.of(assignee);
        desk.run(key, assessmentId, found -> found.record(form, author, desk.now()));
    }

    SignOffCheck check(CommandKey key, AssessmentStep step) {
        return desk.execute(key, step.assessmentId(), SignOffCheck.class, found -> {
            List<String> problems =
                    problems(found.signOff().form(), desk.facts(found).homeBedInForce());
            if (problems.isEmpty()) {
                found.signedOff(desk.now());
            }
            return new SignOffCheck(problems, desk.due("sign-off", step, found));
        });
    }

    FiveInOneReopened reopen(CommandKey key, String assessmentId) {
        desk.run(key, assessmentId, found -> found.reopened(desk.now()));
        Assessment found = desk.get(assessmentId);
        String reason = found.signOff().form().returnReason();
        return new FiveInOneReopened(
                List.of("医师退回：" + (reason == null ? "未说明原因" : reason.strip())),
                found.fiveInOne().form());
    }

    void decide(CommandKey key, String assessmentId, DischargeDestination where) {
        if (where.destination() == Destination.CARE_HOME && where.bedType() == null) {
            throw new IllegalArgumentException("discharge-destination.dmn: CARE_HOME needs a bedType");
        }
        if (where.destination() == Destination.HOSPITALISED && where.reviewWithinDays() == null) {
            throw new IllegalArgumentException("discharge-destination.dmn: HOSPITALISED needs reviewWithinDays");
        }
        desk.run(key, assessmentId, found -> found.decided(where, desk.now()));
    }

    private static FitnessLevel requireLevel(Assessment found) {
        FitnessLevel level = found.fitnessLevel();
        if (level == null) {
            throw new IllegalStateException("评估 " + found.id() + " 尚未评定体适能等级，不能签署");
        }
        return level;
    }

    private static List<String> problems(SignOffForm form, boolean homeBedInForce) {
        var problems = new Problems();
        if (SignOffDecision.APPROVED.name().equals(form.decision())) {
            problems.yes("需要安宁疗护", form.palliative());
            problems.yes("病情稳定", form.stable());
            problems.yes("家中有人照护", form.homeSupport());
            if (homeBedInForce) {
                problems.yes("已有家庭养老床位的复查", form.homeBedRecheck());
            }
        } else if (SignOffDecision.RETURNED.name().equals(form.decision())) {
            String reason = form.returnReason();
            if (reason == null || reason.isBlank()) {
                problems.missing("退回理由");
            } else {
                problems.add(reason.length() > LONGEST_REASON, "退回理由最多" + LONGEST_REASON + "字。");
            }
        } else {
            problems.add(true, "签核意见应选“同意”或“退回”。");
        }
        return problems.sentences();
    }
}
