package org.kangyang.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.plan.PlanStage;

/** Where a plan stands after a change. */
@Schema(name = "PlanChanged", description = "变更后的方案 / where the plan stands after the change")
record PlanChangedResponse(String planId, int version, PlanStage stage) {}
