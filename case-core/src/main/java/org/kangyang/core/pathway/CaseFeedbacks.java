package org.kangyang.core.pathway;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.springframework.stereotype.Component;

/** The case's side of the feedback to its family (R28): when it is due; what was said is kept with the plan. */
@Component
public class CaseFeedbacks {

    private static final Set<CaseStatus> AT_HOME = EnumSet.of(CaseStatus.HOME_STABLE, CaseStatus.HOME_FOLLOW_UP);

    private record Claimed(@Nullable OpenFeedback open) {}

    private final AggregateStore<CareCase> cases;
    private final CaseCards cards;

    CaseFeedbacks(AggregateStore<CareCase> cases, CaseCards cards) {
        this.cases = cases;
        this.cards = cards;
    }

    /** Gives the feedback to one process instance; every other instance hears {@code claimed = false}. */
    public FeedbackClaim claim(CommandKey key, String caseId, String feedbackId, String instance) {
        OpenFeedback open = cases.execute(
                        caseId, key, Claimed.class, found -> new Claimed(found.claimFeedback(feedbackId, instance)))
                .open();
        if (open == null) {
            return new FeedbackClaim(false, null, null, null, null, null);
        }
        CareCase found = cases.get(caseId);
        Groups groups = cards.groups(found);
        String givers = AT_HOME.contains(found.status()) ? groups.socialWorker() : groups.careHomeNurse();
        return new FeedbackClaim(true, open.planId(), cards.card(found), groups, givers, found.colour());
    }

    /**
     * The family was told; the next month begins. Where the hospital is asked to adjust the prescription, a revision of
     * the plan begins too. Nothing where it is not waited for any more.
     *
     * @param months until the next, as feedback-interval.dmn says
     * @throws CaseClosed where the case has ended
     */
    public void given(CommandKey key, String caseId, String feedbackId, int months, boolean adjustPrescription) {
        cases.execute(caseId, key, Done.class, found -> {
            found.feedbackGiven(feedbackId, months, adjustPrescription, cases.today(), cases.now());
            return Done.DONE;
        });
    }

    /** @throws CaseClosed where the case has ended */
    public void requireOpen(String caseId) {
        cases.get(caseId).requireOpen();
    }
}
