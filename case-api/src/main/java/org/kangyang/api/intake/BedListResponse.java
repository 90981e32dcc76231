package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of beds, in the order of their ids. */
@Schema(name = "BedList", description = "一页床位 / one page of beds")
record BedListResponse(
        List<BedResponse> items,

        @Schema(description = "下一页;末页为空 / null on the last page", nullable = true) @Nullable
        String nextCursor) {}
