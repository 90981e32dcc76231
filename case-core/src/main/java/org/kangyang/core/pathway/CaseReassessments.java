package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.NotFound;
import org.springframework.stereotype.Component;

/** What re-assessing reads of a case and writes onto it; the re-assessment itself is kept by feature {@code reassessment}. */
@Component
public class CaseReassessments {

    private record Claimed(@Nullable OpenReassessment open) {}

    private final AggregateStore<CareCase> cases;
    private final CaseCards cards;
    private final CareClock clock;

    CaseReassessments(AggregateStore<CareCase> cases, CaseCards cards, CareClock clock) {
        this.cases = cases;
        this.cards = cards;
        this.clock = clock;
    }

    /** Gives the re-assessment to one process instance; every other instance hears {@code claimed = false}. */
    public ReassessmentClaim claim(CommandKey key, String caseId, String reassessmentId, String processInstance) {
        OpenReassessment open = cases.execute(
                        caseId,
                        key,
                        Claimed.class,
                        found -> new Claimed(found.claimReassessment(reassessmentId, processInstance, clock.now())))
                .open();
        if (open == null) {
            return new ReassessmentClaim(false, null, null, null, false);
        }
        CareCase found = cases.get(caseId);
        return new ReassessmentClaim(true, open, cards.card(found), cards.groups(found), found.hasCaregiver());
    }

    /** The deadline of the open re-assessment; nothing where it is not open any more. */
    public void due(CommandKey key, String caseId, String reassessmentId, Instant dueAt) {
        cases.execute(caseId, key, Done.class, found -> {
            found.requireOpen();
            found.reassessmentDue(reassessmentId, dueAt);
            return Done.DONE;
        });
    }

    /** The assessor has recorded the scores. On a closed case nothing happens: the next job finds it closed. */
    public void begun(CommandKey key, String caseId, String reassessmentId) {
        cases.execute(caseId, key, Done.class, found -> {
            found.reassessmentBegun(reassessmentId);
            return Done.DONE;
        });
    }

    /**
     * Somebody was assessed again.
     *
     * @param planDueAt by when the health plan, if there is one, must be rebuilt (R09, DOMAIN §6); null where it stays
     */
    public void reassessed(CommandKey key, String caseId, @Nullable Instant planDueAt) {
        cases.execute(caseId, key, Done.class, found -> {
            found.requireOpen();
            if (planDueAt != null) {
                found.planOutdated(planDueAt, clock.now());
            }
            return Done.DONE;
        });
    }

    /** Whether the last two grades were GREEN. */
    public boolean recovered(String caseId) {
        return cases.get(caseId).recovered();
    }

    /** @throws CaseClosed where the case has ended */
    public void requireOpen(String caseId) {
        cases.get(caseId).requireOpen();
    }

    /**
     * What R09 compares.
     *
     * @throws NotFound where this assessment has no grade
     */
    public ScoreComparison compare(String caseId, String assessmentId) {
        CareCase found = cases.get(caseId);
        found.requireOpen();
        GradeSeries grades = found.gradeSeries();
        GradeHistory current = grades.of(assessmentId);
        if (current == null) {
            throw new NotFound("评估等级", assessmentId);
        }
        GradeHistory before = grades.before(assessmentId);
        return new ScoreComparison(
                before == null ? null : before.composite(),
                current.composite(),
                before == null ? null : before.colour(),
                current.colour(),
                Objects.equals(grades.last(), current) && found.recovered());
    }
}
