package org.kangyang.api.pathway;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page of what happened to a case, oldest first. */
@Schema(name = "Timeline", description = "个案时间线，按时间升序 / what happened to a case, oldest first")
record TimelineResponse(
        List<Item> items,

        @Schema(description = "下一页游标；末页为空 / cursor of the next page, null on the last", nullable = true) @Nullable
        String nextCursor) {

    @Schema(name = "TimelineItem")
    record Item(
            String id,
            Instant at,
            @Schema(example = "referral-accepted") String kind,

            @Schema(description = "一句中文说明 / one Chinese sentence")
            String text,

            @Schema(description = "办理人；流程自动办理时为空 / who did it, null for the process", nullable = true) @Nullable
            String actor,

            @Schema(description = "引用与路由事实 / references and routing facts")
            Map<String, String> facts) {}
}
