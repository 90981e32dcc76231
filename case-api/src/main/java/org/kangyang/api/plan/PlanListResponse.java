package org.kangyang.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Every version that was begun, the newest first. */
@Schema(name = "HealthPlanList", description = "个案的全部方案版本,最新在前 / every version that was begun, the newest first")
record PlanListResponse(List<PlanResponse> versions) {}
