package org.kangyang.workers.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.plan.DraftPlan;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.Intervention;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanStep;
import org.kangyang.core.plan.PlanStepResult;
import org.kangyang.core.plan.ServicePackage;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Writes the draft from what the tables propose (R27, T2); of no risk the table answers null. */
@JobType("health-plan.draft")
class DraftPlanWorker implements JobWorker<DraftPlanWorker.Input, StepOutput> {

    record Input(
            String planId,
            List<DeadlineRow> deadlines,
            Groups groups,
            @Nullable List<PlanRisk> risks,
            List<Intervention> interventions,
            List<ServicePackage> packages) {}

    private final HealthPlans plans;

    DraftPlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        PlanStepResult result = plans.draft(
                job.command(),
                new DraftPlan(
                        new PlanStep(input.planId(), input.deadlines(), input.groups()),
                        input.risks() == null ? List.of() : input.risks(),
                        input.interventions(),
                        input.packages()));
        return StepOutput.of(result, input.planId(), plans);
    }
}
