package org.kangyang.core.plan;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CasePlans;
import org.kangyang.core.pathway.PlanBasis;
import org.kangyang.core.pathway.PlanReason;
import org.springframework.stereotype.Component;

/** From the newest assessment to a draft whose five sections are complete (R27). */
@Component
class Drafting {

    private static final int MOST_GOALS = 2000;
    private static final int MOST_MEASURES = 4000;

    private final PlanDesk desk;
    private final CasePlans cases;
    private final Assessments assessments;

    Drafting(PlanDesk desk, CasePlans cases, Assessments assessments) {
        this.desk = desk;
        this.cases = cases;
        this.assessments = assessments;
    }

    PlanPrepared prepare(CommandKey key, PreparePlan command) {
        PlanBasis basis = cases.open(key, command.caseId(), command.processInstance());
        if (desk.store().find(basis.planId()).isEmpty()) {
            String assessmentId = basis.assessmentId();
            if (assessmentId == null) {
                throw new IllegalStateException("个案 " + basis.caseNumber() + " 没有已完成的评估，不能制定健康管理方案（R05）；请先完成能力评估再重试");
            }
            PlanFacts facts = facts(assessments.view(command.caseId(), assessmentId));
            Adjustment adjustment = command.reason() == PlanReason.PRESCRIPTION && basis.inForce() != null
                    ? desk.get(basis.inForce()).adjustment()
                    : null;
            PlanContent before =
                    basis.inForce() == null ? null : desk.get(basis.inForce()).content();
            var opened = new HealthPlan(
                    basis, command.reason(), command.dueAt(), assessmentId, facts, adjustment, before, desk.now());
            desk.store().insert(opened, key, Done.DONE);
        }
        HealthPlan plan = desk.get(basis.planId());
        return new PlanPrepared(plan.id(), plan.version(), plan.facts());
    }

    private static PlanFacts facts(AssessmentView view) {
        var scores = view.scores();
        var grade = view.grade();
        if (scores == null || grade == null) {
            throw new IllegalStateException("评估 " + view.assessmentId() + " 尚未评定等级，不能据以制定方案");
        }
        FiveInOneForm.Barthel adl = view.fiveInOnes().getLast().form().adl();
        return new PlanFacts(
                grade.colour(),
                scores.adl(),
                points(adl == null ? null : adl.transfer()),
                points(adl == null ? null : adl.mobility()),
                scores.frail(),
                scores.nrs(),
                grade.c(),
                view.fitnessLevel() == null ? null : view.fitnessLevel().name());
    }

    private static int points(@Nullable Integer item) {
        return item == null ? 0 : item;
    }

    PlanStepResult draft(CommandKey key, DraftPlan command) {
        Map<PlanSection, PlanContent.Part> parts = new EnumMap<>(PlanSection.class);
        for (PlanSection section : PlanSection.values()) {
            var proposed = command.interventions().stream()
                    .filter(row -> row.section() == section)
                    .toList();
            Set<String> goals =
                    proposed.stream().map(Intervention::goal).collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> measures =
                    proposed.stream().map(Intervention::measure).collect(Collectors.toCollection(LinkedHashSet::new));
            parts.put(section, new PlanContent.Part(String.join("\n", goals), String.join("\n", measures)));
        }
        return desk.execute(key, command.step().planId(), PlanStepResult.class, found -> {
            found.drafted(command.risks(), command.packages(), PlanContent.of(parts), desk.now());
            return new PlanStepResult(PlanOutcome.COMPLETE, List.of(), desk.due("plan-draft", command.step(), found));
        });
    }

    void record(CommandKey key, String planId, PlanContent content, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, planId, found -> found.record(content, by, desk.now()));
    }

    PlanStepResult check(CommandKey key, PlanStep step) {
        return desk.check(key, step, "plan-draft", PlanStage.DRAFT, Drafting::review, found -> {
            found.moveTo(PlanStage.CO_SIGNATURE, desk.now());
            return new PlanStepResult(PlanOutcome.COMPLETE, List.of(), desk.due("plan-co-signature", step, found));
        });
    }

    private static void review(HealthPlan plan, Problems problems) {
        plan.content().parts().forEach((section, part) -> {
            String name = "“" + section.inChinese() + "”";
            filled(name + "的目标", part.goals(), MOST_GOALS, problems);
            filled(name + "的措施", part.measures(), MOST_MEASURES, problems);
        });
        UpgradeCost cost = plan.content().upgrade();
        if (cost != null) {
            cost.review(plan.packages(), problems);
        }
    }

    private static void filled(String label, @Nullable String text, int most, Problems problems) {
        if (text == null || text.isBlank()) {
            problems.missing(label);
        } else {
            problems.add(text.length() > most, label + "最多" + most + "字。");
        }
    }
}
