package org.kangyang.core.plan;

import java.util.List;

/** Writes the first draft from what the tables propose. */
public record DraftPlan(
        PlanStep step, List<PlanRisk> risks, List<Intervention> interventions, List<ServicePackage> packages) {}
