package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.FitnessTestRecord;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** The senior fitness test, from its form to its level (R25). */
@Component
class FitnessTesting {

    /** What the ledger keeps. */
    private record Opened(Due due) {}

    /** What the ledger keeps; the rest is read from the assessment. */
    private record Checked(
            FitnessTestOutcome outcome, @Nullable Due missingDue) {}

    private final AssessmentDesk desk;
    private final StandardsTable standards;

    FitnessTesting(AssessmentDesk desk, StandardsTable standards) {
        this.desk = desk;
        this.standards = standards;
    }

    FitnessTestOpened open(CommandKey key, AssessmentStep step, @Nullable Due given) {
        var opened = desk.execute(
                key,
                step.assessmentId(),
                Opened.class,
                found -> new Opened(given == null ? desk.due("fitness-test", step, found) : given));
        Elder elder = desk.elder(desk.get(step.assessmentId()));
        return new FitnessTestOpened(opened.due(), standards.standards(elder.sex(), elder.ageOn(desk.today())));
    }

    void record(CommandKey key, String assessmentId, FitnessTestForm form, @Nullable String assignee) {
        String author = Author.of(assignee);
        desk.run(key, assessmentId, found -> found.record(form, author, desk.now()));
    }

    FitnessTestCheck check(CommandKey key, AssessmentStep step) {
        var checked = desk.execute(key, step.assessmentId(), Checked.class, found -> {
            List<String> problems = review(found).problems();
            if (problems.isEmpty()) {
                return new Checked(FitnessTestOutcome.COMPLETE, null);
            }
            found.incomplete("fitness-test-incomplete", "体适能测试有缺项或矛盾，退回补全", problems.size(), desk.now());
            return new Checked(FitnessTestOutcome.INCOMPLETE, desk.due("missing-items", step, found));
        });
        Assessment found = desk.get(step.assessmentId());
        FitnessReview review = review(found);
        FitnessTestRecord last = found.fitnessTest();
        return new FitnessTestCheck(
                checked.outcome(),
                review.facts(),
                review.problems(),
                last.form(),
                last.recorder(),
                checked.missingDue());
    }

    void rate(CommandKey key, String assessmentId, FitnessLevel level) {
        desk.run(key, assessmentId, found -> found.rated(level, desk.now()));
    }

    private FitnessReview review(Assessment found) {
        return new FitnessReview(found.fitnessTest().form(), desk.elder(found), desk.today(), standards);
    }
}
