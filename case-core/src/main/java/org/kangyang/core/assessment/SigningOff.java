package org.kangyang.core.assessment;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.GradeRecord;
import org.kangyang.core.assessment.SignOffPrepared.Summary;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.institution.StaffMember;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.Destination;
import org.springframework.stereotype.Component;

/** The physician's sign-off and what follows from it (R25). */
@Component
class SigningOff {

    /** What the ledger keeps. */
    private record Timed(Due due) {}

    private static final Set<String> YES_OR_NO = Set.of("yes", "no");

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
        boolean approved = checked(form);
        desk.run(key, assessmentId, found -> found.record(form, author, approved, desk.now()));
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

    /** True where approved. */
    private static boolean checked(SignOffForm form) {
        var errors = new FieldErrors();
        boolean approved = SignOffDecision.APPROVED.name().equals(form.decision());
        if (approved) {
            answered("signOff.palliative", form.palliative(), errors);
            answered("signOff.stable", form.stable(), errors);
            answered("signOff.homeSupport", form.homeSupport(), errors);
        } else if (SignOffDecision.RETURNED.name().equals(form.decision())) {
            errors.text("signOff.returnReason", form.returnReason(), 1000);
        } else {
            errors.add("signOff.decision", FaultCode.UNKNOWN_VALUE, "不是APPROVED或RETURNED，", "请选择签署或退回");
        }
        errors.refuse();
        return approved;
    }

    private static void answered(String field, @Nullable String value, FieldErrors errors) {
        if (value == null || !YES_OR_NO.contains(value)) {
            errors.add(field, FaultCode.REQUIRED, "未回答，", "请选择是或否");
        }
    }
}
