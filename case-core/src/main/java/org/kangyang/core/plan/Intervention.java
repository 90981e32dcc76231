package org.kangyang.core.plan;

/** One row that plan-interventions.dmn proposes: what to reach in a section, and by what. */
public record Intervention(PlanSection section, String goal, String measure) {}
