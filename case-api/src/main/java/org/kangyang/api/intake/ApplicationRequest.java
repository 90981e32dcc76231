package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.ElderPart;
import org.kangyang.core.pathway.BedType;

/** An application for a care home as a family's platform sends it. Shape only: the domain checks the content. */
@Schema(name = "CareHomeApplication", description = "入住申请 / application for a care home")
record ApplicationRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "老人 / the elder") @Nullable
        ElderPart elder,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "床位类型 / kind of bed") @Nullable
        BedType bedType,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "愿去的养老机构，首位负责评估，至多10家 / care homes, the first assesses, at most 10")
        @Nullable
        List<@Nullable String> careHomeIds,

        @Schema(description = "任一机构均可的区县，六位代码 / districts where any care home will do", nullable = true) @Nullable
        List<@Nullable String> anywhereInDistricts) {}
