package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.intake.BedState;
import org.kangyang.core.pathway.BedType;

/** A bed with what it costs and whether it is vacant (R33). */
@Schema(name = "Bed", description = "养老床位 / a care-home bed")
record BedResponse(
        @Schema(example = "NH001-201-1") String bedId,
        String careHomeId,
        String careHomeName,

        @Schema(description = "九位区划 / nine digits", example = "999001001")
        String divisionCode,

        String room,
        BedType type,

        @Schema(description = "限一种性别的房间 / rooms for one sex only", nullable = true) @Nullable
        Sex sexOnly,

        @Schema(description = "月收费，分 / monthly price in fen", example = "420000")
        long monthlyPriceFen,

        BedState state,

        @Schema(description = "占用或待答复的个案 / the case that has it or is offered it", nullable = true) @Nullable
        String holderCaseId,

        Instant since) {}
