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

/** Are all five sections filled in (R27)? */
@JobType("health-plan.check-plan")
class CheckPlanWorker implements JobWorker<CheckPlanWorker.Input, StepOutput> {

    record Input(String planId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HealthPlans plans;

    CheckPlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        PlanStepResult result =
                plans.check(job.command(), new PlanStep(input.planId(), input.deadlines(), input.groups()));
        return StepOutput.of(result, input.planId(), plans);
    }
}
