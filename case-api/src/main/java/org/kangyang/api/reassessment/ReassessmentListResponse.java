package org.kangyang.api.reassessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All re-assessments of a case. */
@Schema(name = "ReassessmentList", description = "复评列表 / re-assessments, oldest first")
record ReassessmentListResponse(List<ReassessmentResponse> reassessments) {}
