package org.kangyang.workers.plan;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanStep;
import org.kangyang.core.plan.PlanStepResult;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Does the family consent? */
@JobType("health-plan.check-plan-consent")
class CheckPlanConsentWorker implements JobWorker<CheckPlanConsentWorker.Input, StepOutput> {

    record Input(String planId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HealthPlans plans;

    CheckPlanConsentWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        PlanStepResult result =
                plans.checkConsent(job.command(), new PlanStep(input.planId(), input.deadlines(), input.groups()));
        return StepOutput.of(result, input.planId(), plans);
    }
}
