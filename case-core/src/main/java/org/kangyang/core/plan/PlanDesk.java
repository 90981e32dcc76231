package org.kangyang.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CasePlans;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What every step of a plan needs: the store, its case, the time and the due dates. */
@Component
class PlanDesk {

    static final String COLLECTION = "plans";

    private final AggregateStore<HealthPlan> plans;
    private final CasePlans cases;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final CareClock clock;

    PlanDesk(MongoTemplate mongo, CasePlans cases, Attachments attachments, Deadlines deadlines, CareClock clock) {
        this.plans = new AggregateStore<>(mongo, clock, HealthPlan.class, COLLECTION);
        this.cases = cases;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    AggregateStore<HealthPlan> store() {
        return plans;
    }

    HealthPlan get(String planId) {
        return plans.get(planId);
    }

    Instant now() {
        return clock.now();
    }

    LocalDate today() {
        return clock.today();
    }

    /**
     * @throws org.kangyang.core.pathway.CaseClosed where the case ended meanwhile
     * @throws PlanEnded where the plan is not being made any more
     */
    <R> R execute(CommandKey key, String planId, Class<R> outcome, Function<HealthPlan, R> effect) {
        return plans.execute(planId, key, outcome, found -> {
            found.requireUnderWay();
            if (!cases.basis(found.caseId(), planId).requireOpen().current()) {
                throw new PlanEnded(planId, PlanStage.STOPPED);
            }
            return effect.apply(found);
        });
    }

    /** A step that answers nothing. */
    void run(CommandKey key, String planId, Consumer<HealthPlan> effect) {
        execute(key, planId, Done.class, found -> {
            effect.accept(found);
            return Done.DONE;
        });
    }

    /** What was filled in is looked through; where something is wrong, the same task comes again with a new due date. */
    PlanStepResult check(
            CommandKey key,
            PlanStep step,
            String task,
            PlanStage stage,
            BiConsumer<HealthPlan, Problems> review,
            Function<HealthPlan, PlanStepResult> effect) {
        return execute(key, step.planId(), PlanStepResult.class, found -> {
            found.requireStage(stage);
            var problems = new Problems();
            review.accept(found, problems);
            return problems.isEmpty()
                    ? effect.apply(found)
                    : new PlanStepResult(PlanOutcome.INCOMPLETE, problems.sentences(), due(task, step, found));
        });
    }

    /** Whether that case has this document. */
    boolean attached(String caseId, String attachmentId) {
        return attachments.exists(caseId, attachmentId);
    }

    /** Where R09's clock runs, no task of the plan is due after it. */
    Due due(String task, PlanStep step, HealthPlan plan) {
        Due regular = deadlines.due(task, step.deadlines(), step.groups(), null);
        Instant limit = plan.dueAt();
        if (limit == null || !limit.isBefore(regular.dueAt().toInstant())) {
            return regular;
        }
        OffsetDateTime capped = limit.atZone(CareClock.ZONE).toOffsetDateTime();
        OffsetDateTime second = regular.secondAt();
        return new Due(
                regular.task(),
                regular.taskName(),
                capped,
                regular.firstGroup(),
                second == null ? null : capped.plus(Duration.between(regular.dueAt(), second)),
                regular.secondGroup());
    }
}
