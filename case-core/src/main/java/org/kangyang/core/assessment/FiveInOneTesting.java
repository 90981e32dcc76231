package org.kangyang.core.assessment;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.FiveInOneRecord;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.institution.StaffMember;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** The five-in-one assessment, from its form to its totals (R01, R02). */
@Component
class FiveInOneTesting {

    /** What the ledger keeps. */
    private record Opened(Due due) {}

    /** What the ledger keeps; the rest is read from the assessment. */
    private record Checked(
            FiveInOneOutcome outcome,
            @Nullable Due missingDue,
            @Nullable Due cognitionDue,
            @Nullable Due fiveInOneDue) {}

    private final AssessmentDesk desk;
    private final StaffRegister staff;

    FiveInOneTesting(AssessmentDesk desk, StaffRegister staff) {
        this.desk = desk;
        this.staff = staff;
    }

    Due open(CommandKey key, AssessmentStep step, @Nullable Due given) {
        return desk.execute(
                        key,
                        step.assessmentId(),
                        Opened.class,
                        found -> new Opened(given == null ? desk.due("five-in-one", step, found) : given))
                .due();
    }

    void record(CommandKey key, String assessmentId, FiveInOneForm form, @Nullable String assignee) {
        String author = Author.of(assignee);
        desk.run(key, assessmentId, found -> found.record(form, author, desk.now()));
        desk.begun(key, assessmentId);
    }

    void recordCognition(CommandKey key, String assessmentId, CognitionForm form, @Nullable String assignee) {
        String author = Author.of(assignee);
        desk.run(key, assessmentId, found -> found.record(form, author, desk.now()));
    }

    FiveInOneCheck check(CommandKey key, AssessmentStep step) {
        var checked = desk.execute(key, step.assessmentId(), Checked.class, found -> checked(found, step));
        Assessment found = desk.get(step.assessmentId());
        FiveInOneReview review = review(found);
        FiveInOneRecord last = found.fiveInOne();
        return new FiveInOneCheck(
                checked.outcome(),
                checked.outcome() == FiveInOneOutcome.COMPLETE ? review.scores() : null,
                problems(checked.outcome(), review, found),
                last.form(),
                last.recorder(),
                checked.missingDue(),
                checked.cognitionDue(),
                checked.fiveInOneDue());
    }

    FiveInOneReview review(Assessment found) {
        return new FiveInOneReview(found.fiveInOne().form(), found.cognition(), desk.elder(found), desk.today());
    }

    /** @throws IllegalStateException where the assessment is not complete */
    Scores scores(Assessment found) {
        Scores scores = review(found).scores();
        if (scores == null) {
            throw new IllegalStateException(
                    "评估 " + found.id() + " 不完整，不能评定等级（R01）：" + review(found).problems());
        }
        return scores;
    }

    private Checked checked(Assessment found, AssessmentStep step) {
        FiveInOneReview review = review(found);
        FiveInOneOutcome outcome = outcome(found, review);
        switch (outcome) {
            case NOT_CERTIFIED -> found.incomplete("not-certified", "评估员在评估日期无有效证书，重新评估", 1, desk.now());
            case INCOMPLETE ->
                found.incomplete(
                        "five-in-one-incomplete",
                        "五项综合评估有缺项或矛盾，退回补全",
                        review.problems().size(),
                        desk.now());
            case UNTESTABLE -> found.incomplete("mmse-untestable", "认知检查无法进行，由医师判断", 1, desk.now());
            case COMPLETE -> {}
        }
        return new Checked(
                outcome,
                outcome == FiveInOneOutcome.INCOMPLETE ? desk.due("missing-items", step, found) : null,
                review.mmseImpossible() ? desk.due("cognition", step, found) : null,
                outcome == FiveInOneOutcome.NOT_CERTIFIED ? desk.due("five-in-one", step, found) : null);
    }

    private FiveInOneOutcome outcome(Assessment found, FiveInOneReview review) {
        if (!certified(found.fiveInOne())) {
            return FiveInOneOutcome.NOT_CERTIFIED;
        }
        if (!review.problems().isEmpty()) {
            return FiveInOneOutcome.INCOMPLETE;
        }
        return review.untestable() ? FiveInOneOutcome.UNTESTABLE : FiveInOneOutcome.COMPLETE;
    }

    /** On the day of the assessment (R02); on the day it was recorded where that day is missing. */
    private boolean certified(FiveInOneRecord last) {
        LocalDate recorded =
                ZonedDateTime.ofInstant(last.recordedAt(), CareClock.ZONE).toLocalDate();
        LocalDate day = Objects.requireNonNullElse(last.form().testDate(), recorded);
        return staff.certified(last.recorder(), StaffMember.ABILITY_ASSESSOR, day);
    }

    private static List<String> problems(FiveInOneOutcome outcome, FiveInOneReview review, Assessment found) {
        return switch (outcome) {
            case COMPLETE -> List.of();
            case INCOMPLETE -> review.problems();
            case NOT_CERTIFIED -> List.of("评估员“" + found.fiveInOne().recorder() + "”在评估日期没有有效的评估证书，请由持证评估员重新评估。");
            case UNTESTABLE -> {
                List<String> problems = new ArrayList<>();
                problems.add("认知检查无法进行，请医师填写认知等级和等效MMSE得分。");
                CognitionForm judged = found.cognition();
                if (judged != null) {
                    problems.addAll(FiveInOneReview.cognitionProblems(judged));
                }
                yield List.copyOf(problems);
            }
        };
    }
}
