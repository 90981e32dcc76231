package org.kangyang.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.plan.PlanSection;

/** How the plan in force works out (R28). */
@Schema(name = "PlanProgressNoteRequest", description = "方案执行情况 / how the plan works out")
record ProgressNoteRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "观察日期,不得晚于今天 / not in the future",
                example = "2026-11-24")
        @Nullable
        LocalDate observedOn,

        @Schema(description = "方案的部分;整体则不填 / of the plan; absent for the whole", nullable = true) @Nullable
        PlanSection section,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "做了什么、看到什么,1–2,000 字 / what was done and seen",
                example = "每日散步三十分钟,步态较上月平稳")
        @Nullable
        String progress,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "IMPROVED 好转、UNCHANGED 无变化、WORSE 变差",
                allowableValues = {"IMPROVED", "UNCHANGED", "WORSE"},
                example = "IMPROVED")
        @Nullable
        String effect,

        @Schema(
                description = "请医院调整处方,即启动方案修订 / the hospital is asked to adjust the prescription: starts a revision",
                nullable = true)
        @Nullable
        Boolean adjustPrescription) {}
