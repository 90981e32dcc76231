package org.kangyang.api.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A correction of single items; totals and colour follow on the server (DESIGN §3.6). */
@Schema(name = "AmendmentRequest", description = "更正 / a correction")
record AmendmentRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "更正人的用户名 / user id of the author",
                example = "li.pinggu")
        @Nullable
        String author,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "更正原因 / reason", example = "进食一项录入有误")
        @Nullable
        String reason,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "条目路径到新值；只改列出的条目 / item path to new value; only what is listed changes",
                example = "{\"adl.feeding\": 5, \"frail.fatigue\": \"yes\"}")
        @Nullable
        Map<String, @Nullable Object> changes) {}
