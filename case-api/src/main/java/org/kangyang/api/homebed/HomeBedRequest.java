package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody asks that the elder may live at home. */
@Schema(name = "HomeBedRequest", description = "返家申请 / request for a home bed")
record HomeBedRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "FAMILY 家属、CARE_HOME 养老机构",
                allowableValues = {"FAMILY", "CARE_HOME"},
                example = "FAMILY")
        @Nullable
        String requestedBy) {}
