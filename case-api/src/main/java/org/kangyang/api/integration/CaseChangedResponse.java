package org.kangyang.api.integration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.CaseStatus;

/** Where a case stands after a change; holds nothing of the person, since it is kept to be replayed. */
@Schema(name = "CaseChanged", description = "变更后的个案状态 / where the case stands after the change")
public record CaseChangedResponse(
        String caseId, @Schema(example = "KY-2026-000123") String caseNumber, CaseStatus status) {

    public static CaseChangedResponse of(CaseChanged changed) {
        return new CaseChangedResponse(changed.caseId(), changed.caseNumber(), changed.status());
    }
}
