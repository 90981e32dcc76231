package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.pathway.CaseStatus;

/** What became of an application. Holds nothing of the person, since it is kept to be replayed. */
@Schema(name = "ApplicationAccepted", description = "申请受理结果 / what became of the application")
record ApplicationResponse(
        String caseId,
        @Schema(example = "KY-2026-000123") String caseNumber,
        CaseStatus status,
        String applicationId,

        @Schema(description = "true:新建个案;false:在原个案中继续 / whether a new case was opened")
        boolean created) {}
