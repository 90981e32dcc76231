package org.kangyang.core.plan;

/** What a message by the API did to a plan. */
public record PlanChanged(String planId, int version, PlanStage stage, long revision) {}
