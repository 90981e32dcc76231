package org.kangyang.api.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kangyang.core.assessment.AssessmentPrepared;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.core.assessment.FiveInOneForm.Barthel;
import org.kangyang.core.assessment.FiveInOneForm.Frail;
import org.kangyang.core.assessment.FiveInOneForm.Lawton;
import org.kangyang.core.assessment.FiveInOneForm.Mmse;
import org.kangyang.core.assessment.FiveInOneForm.Nrs;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.ReassessmentInterval;

/** Takes a case through its five-in-one assessment as the process would: all best answers, graded GREEN. */
public final class AssessedCase {
    private static final List<DeadlineRow> DEADLINES =
            List.of(row("fitness-test"), row("five-in-one"), row("missing-items"), row("cognition"), row("sign-off"));

    private AssessedCase() {}

    /** Graded GREEN; answers the assessment's id. */
    public static String graded(CareCases cases, Assessments assessments, String caseId, String referralId) {
        return graded(cases, assessments, caseId, referralId, Colour.GREEN);
    }

    /** Graded with that colour, whatever the answers; answers the assessment's id. */
    public static String graded(
            CareCases cases, Assessments assessments, String caseId, String referralId, Colour colour) {
        Claim claim = cases.claim(key(), new ClaimCase(caseId, referralId, "test:" + UUID.randomUUID()));
        AssessmentPrepared prepared = assessments.prepareFor(key(), caseId, AssessmentPurpose.DISCHARGE, referralId);
        assessments.recordFiveInOne(key(), prepared.assessmentId(), best(), "li.pinggu");
        assessments.checkFiveInOne(key(), new AssessmentStep(prepared.assessmentId(), DEADLINES, claim.groups()));
        assessments.recordGrade(
                key(), prepared.assessmentId(), new Grade(0, 0, 0, 0, colour), new ReassessmentInterval(12, 14));
        return prepared.assessmentId();
    }

    private static CommandKey key() {
        return new CommandKey("test:" + UUID.randomUUID(), null);
    }

    private static DeadlineRow row(String task) {
        return new DeadlineRow(task, "示例任务", 48, null, false, "care-home-manager", 24, "subdistrict-officer");
    }

    private static FiveInOneForm best() {
        return new FiveInOneForm(
                LocalDate.of(2026, 11, 24),
                new Barthel(10, 5, 5, 10, 10, 10, 10, 15, 15, 10),
                new Mmse("TESTED", null, 10, 3, 5, 3, 8, 1),
                new Lawton(1, 1, 1, 1, 1, 1, 1, 1),
                new Frail("no", "no", "no", 0, "no"),
                new Nrs(new Nrs.Initial("no", "no", "no", "no"), null, null, null, null),
                "备注<i>斜体</i>");
    }
}
