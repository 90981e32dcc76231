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

/** Did the physician sign, or send it back (R27)? */
@JobType("health-plan.check-co-signature")
class CheckCoSignatureWorker implements JobWorker<CheckCoSignatureWorker.Input, StepOutput> {

    record Input(String planId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HealthPlans plans;

    CheckCoSignatureWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        PlanStepResult result =
                plans.checkCoSignature(job.command(), new PlanStep(input.planId(), input.deadlines(), input.groups()));
        return StepOutput.of(result, input.planId(), plans);
    }
}
