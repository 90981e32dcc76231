package org.kangyang.core.assessment;

import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CaseFacts;
import org.kangyang.core.pathway.CaseRecords;
import org.springframework.stereotype.Component;

/** Opens an assessment: one for each origin, under an id that derives from the origin's. */
@Component
class Preparing {

    private final AssessmentDesk desk;
    private final CaseRecords cases;

    Preparing(AssessmentDesk desk, CaseRecords cases) {
        this.desk = desk;
        this.cases = cases;
    }

    AssessmentPrepared prepare(CommandKey key, String caseId, AssessmentPurpose purpose, String originId) {
        boolean discharge = purpose == AssessmentPurpose.DISCHARGE;
        CaseFacts facts = cases.facts(caseId, discharge ? originId : null).requireOpen();
        String assessmentId = originId + "-a";
        if (desk.store().find(assessmentId).isEmpty()) {
            var opened = Assessment.opened(assessmentId, caseId, facts.caseNumber(), purpose, originId, desk.now());
            // False where another was quicker: the assessment is there, as wanted.
            desk.store().insert(opened, key, Done.DONE);
        }
        if (discharge) {
            cases.assessedIn(key, caseId, originId, assessmentId);
        }
        return new AssessmentPrepared(assessmentId);
    }
}
