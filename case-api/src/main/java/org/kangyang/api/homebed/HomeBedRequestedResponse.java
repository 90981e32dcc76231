package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.pathway.CaseStatus;

/** The request was taken. */
@Schema(name = "HomeBedRequested", description = "返家申请已受理 / the request was taken")
record HomeBedRequestedResponse(
        String caseId, @Schema(example = "KY-2026-000123") String caseNumber, String transferId, CaseStatus status) {}
