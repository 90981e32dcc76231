package org.kangyang.api.elder;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Sex;

/** What was learned of a person who came as UNKNOWN. */
@Schema(name = "Identity", description = "补登的身份信息 / the identity that was found out")
record IdentityRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "除 UNKNOWN 外任一类型 / any kind but UNKNOWN",
                example = "CITIZEN_ID")
        @Nullable
        DocumentType documentType,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "999001194203010025") @Nullable
        String documentNumber,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "王样例") @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "须与公民身份号码一致 / must agree with the citizen id")
        @Nullable
        Sex sex,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "须与公民身份号码一致 / must agree with the citizen id",
                example = "1942-03-01")
        @Nullable
        LocalDate birthDate) {}
