package org.kangyang.core.plan;

/** A version of the plan is open. */
public record PlanPrepared(String planId, int version, PlanFacts facts) {}
