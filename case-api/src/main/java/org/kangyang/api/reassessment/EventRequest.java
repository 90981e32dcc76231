package org.kangyang.api.reassessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseEventKind;

/** Something befell the elder (R08). */
@Schema(name = "EventRequest", description = "事件上报 / an event")
record EventRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "上报方的事件编号，1–64字；同编号同内容视为同一事件 / the reporter's id of the event",
                example = "FALL-2026-0001")
        @Nullable
        String eventId,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "FALL 跌倒、HOSPITALISATION 住院、MAJOR_ILLNESS 重大疾病",
                example = "FALL")
        @Nullable
        CaseEventKind kind,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "发生时间，不得晚于现在；24小时自此起计 / when it happened; the 24 h count from here",
                example = "2026-11-24T09:00:00+08:00")
        @Nullable
        OffsetDateTime occurredAt,

        @Schema(description = "经过，至多1000字 / what happened", nullable = true) @Nullable
        String details,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "来源：家属、机构或设备，1–100字 / who or what reports",
                example = "family")
        @Nullable
        String source) {}
