package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.GradeRecord;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.springframework.stereotype.Component;

/**
 * Stores what colour-grade.dmn answered, on the assessment first and then on the case; a repeated job goes on with what
 * is missing. No threshold is known here (R03, DESIGN §3.5).
 */
@Component
class Grading {

    /** What the ledger keeps. */
    private record Graded(GradeOutcome outcome, @Nullable Integer composite) {}

    private final AssessmentDesk desk;
    private final FiveInOneTesting testing;
    private final CaseRecords cases;

    Grading(AssessmentDesk desk, FiveInOneTesting testing, CaseRecords cases) {
        this.desk = desk;
        this.testing = testing;
        this.cases = cases;
    }

    GradeRecorded record(CommandKey key, String assessmentId, Grade grade, ReassessmentInterval interval) {
        var graded = desk.execute(key, assessmentId, Graded.class, found -> {
            Scores scores = testing.scores(found);
            if (contradiction(found, grade) != null) {
                found.incomplete("grade-contradictory", "医师判断的认知等级与等效得分不符，不评定等级", 1, desk.now());
                return new Graded(GradeOutcome.CONTRADICTORY, null);
            }
            found.graded(scores, grade, desk.now());
            return new Graded(GradeOutcome.GRADED, Composite.tenths(scores));
        });
        Integer composite = graded.composite();
        if (composite == null) {
            String problem = contradiction(desk.get(assessmentId), grade);
            return new GradeRecorded(
                    GradeOutcome.CONTRADICTORY, null, null, problem == null ? List.of() : List.of(problem));
        }
        cases.graded(key, desk.get(assessmentId).caseId(), assessmentId, grade.colour(), composite, interval);
        return graded(grade, composite);
    }

    /** After a correction, on a closed case too: then the assessment alone is mended. */
    GradeRecorded recordAmended(CommandKey key, String assessmentId, Grade grade, ReassessmentInterval interval) {
        var graded = desk.store().execute(assessmentId, key, Graded.class, found -> {
            Scores scores = testing.scores(found);
            found.graded(scores, grade, desk.now());
            found.tellSignOff(desk.now());
            return new Graded(GradeOutcome.GRADED, Composite.tenths(scores));
        });
        Integer composite = graded.composite();
        if (composite == null) {
            throw new IllegalStateException("an amended grade always has a composite");
        }
        try {
            cases.regraded(key, desk.get(assessmentId).caseId(), assessmentId, grade.colour(), composite, interval);
        } catch (CaseClosed meanwhile) {
            // The closed case keeps the grade it was closed with; the assessment shows both.
        }
        return graded(grade, composite);
    }

    private static GradeRecorded graded(Grade grade, int composite) {
        return new GradeRecorded(GradeOutcome.GRADED, grade.colour(), composite, List.of());
    }

    /** The physician's cognition level must be the table's for the equivalent score; null where it is. */
    private @Nullable String contradiction(Assessment found, Grade grade) {
        CognitionForm judged = testing.review(found).mmseImpossible() ? found.cognition() : null;
        if (judged == null || judged.c() == null || judged.c() == grade.c()) {
            return null;
        }
        return "医师判断的认知等级为" + judged.c() + "，而等效MMSE得分" + judged.equivalentMmse() + "分对应认知等级" + grade.c()
                + "，请核对后重新填写。";
    }

    static GradeRecord requireGrade(Assessment found) {
        GradeRecord grade = found.grade();
        if (grade == null) {
            throw new IllegalStateException("评估 " + found.id() + " 尚未评定等级，不能继续");
        }
        return grade;
    }
}
