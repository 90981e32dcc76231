package org.kangyang.core.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CaseFacts;
import org.kangyang.core.pathway.CaseReassessments;
import org.kangyang.core.pathway.CaseRecords;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What every step of an assessment needs: the store, the case it belongs to, the time and the due dates. */
@Component
class AssessmentDesk {

    static final String COLLECTION = "assessments";

    private final AggregateStore<Assessment> assessments;
    private final CaseRecords cases;
    private final CaseReassessments reassessments;
    private final Deadlines deadlines;
    private final CareClock clock;

    AssessmentDesk(
            MongoTemplate mongo,
            CaseRecords cases,
            CaseReassessments reassessments,
            Deadlines deadlines,
            CareClock clock) {
        this.assessments = new AggregateStore<>(mongo, clock, Assessment.class, COLLECTION);
        this.cases = cases;
        this.reassessments = reassessments;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    AggregateStore<Assessment> store() {
        return assessments;
    }

    Assessment get(String assessmentId) {
        return assessments.get(assessmentId);
    }

    Instant now() {
        return clock.now();
    }

    LocalDate today() {
        return clock.today();
    }

    CaseFacts facts(Assessment assessment) {
        return cases.facts(assessment.caseId(), assessment.referralId());
    }

    Elder elder(Assessment assessment) {
        return facts(assessment).elder();
    }

    /** @throws org.kangyang.core.pathway.CaseClosed where the case ended meanwhile */
    <R> R execute(CommandKey key, String assessmentId, Class<R> outcome, Function<Assessment, R> effect) {
        return assessments.execute(assessmentId, key, outcome, found -> {
            facts(found).requireOpen();
            return effect.apply(found);
        });
    }

    /** A step that answers nothing. */
    void run(CommandKey key, String assessmentId, Consumer<Assessment> effect) {
        execute(key, assessmentId, Done.class, found -> {
            effect.accept(found);
            return Done.DONE;
        });
    }

    /** A re-assessment is under way (DOMAIN §6). */
    void begun(CommandKey key, String assessmentId) {
        Assessment found = get(assessmentId);
        if (found.purpose() == AssessmentPurpose.REASSESSMENT) {
            reassessments.begun(key, found.caseId(), found.originId());
        }
    }

    Due due(String task, AssessmentStep step, Assessment assessment) {
        return deadlines.due(
                task, step.deadlines(), step.groups(), facts(assessment).plannedDischargeDate());
    }
}
