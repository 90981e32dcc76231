package org.kangyang.workers.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.core.plan.PlanOutcome;
import org.kangyang.core.plan.PlanStepResult;
import org.kangyang.core.plan.PlanSummary;

/** The word that a gateway routes on, what the next form shows, and when its task is due. */
record StepOutput(
        PlanOutcome outcome,
        List<String> problems,
        @Nullable Due nextDue,
        PlanContent planDraft,
        PlanSummary planSummary) {

    static StepOutput of(PlanStepResult result, String planId, HealthPlans plans) {
        return new StepOutput(
                result.outcome(),
                result.problems(),
                result.nextDue(),
                plans.view(planId).contents().getLast().form().shown(),
                plans.summary(planId));
    }
}
