package org.kangyang.core.assessment;

import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CaseFacts;
import org.kangyang.core.pathway.CaseRecords;
import org.springframework.stereotype.Component;

/** Opens the assessment of an episode: one, under an id that derives from the referral's. */
@Component
class Preparing {

    /** What the ledger keeps. */
    private record Prepared(Due fitnessTestDue, Due fiveInOneDue) {}

    private final AssessmentDesk desk;
    private final FitnessTesting fitness;
    private final CaseRecords cases;

    Preparing(AssessmentDesk desk, FitnessTesting fitness, CaseRecords cases) {
        this.desk = desk;
        this.fitness = fitness;
        this.cases = cases;
    }

    AssessmentPrepared prepare(CommandKey key, PrepareAssessment command) {
        CaseFacts facts = cases.facts(command.caseId(), command.referralId()).requireOpen();
        String assessmentId = command.referralId() + "-a";
        Prepared prepared = opened(key, command, assessmentId, facts);
        cases.assessedIn(key, command.caseId(), command.referralId(), assessmentId);
        return new AssessmentPrepared(
                assessmentId, prepared.fitnessTestDue(), prepared.fiveInOneDue(), fitness.standards(facts.elder()));
    }

    private Prepared opened(CommandKey key, PrepareAssessment command, String assessmentId, CaseFacts facts) {
        var opened =
                Assessment.opened(assessmentId, command.caseId(), facts.caseNumber(), command.referralId(), desk.now());
        if (desk.store().find(assessmentId).isEmpty()) {
            Prepared prepared = dues(command, assessmentId, opened);
            if (desk.store().insert(opened, key, prepared)) {
                return prepared;
            }
        }
        return desk.execute(key, assessmentId, Prepared.class, found -> dues(command, assessmentId, found));
    }

    private Prepared dues(PrepareAssessment command, String assessmentId, Assessment found) {
        var step = new AssessmentStep(assessmentId, command.deadlines(), command.groups());
        return new Prepared(desk.due("fitness-test", step, found), desk.due("five-in-one", step, found));
    }
}
