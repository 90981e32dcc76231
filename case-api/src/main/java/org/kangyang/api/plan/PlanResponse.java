package org.kangyang.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanSection;
import org.kangyang.core.plan.PlanStage;

/** A version of a health plan; nothing of it is ever overwritten, and the last of each list holds (R27, R28). */
@Schema(name = "HealthPlan", description = "健康管理方案的一版 / a version of a health plan")
record PlanResponse(
        String planId,
        String caseId,
        int version,
        PlanReason reason,
        PlanStage stage,
        Instant stageSince,

        @Schema(description = "重新制定的总时限（R09）/ by when it must be published in all", nullable = true) @Nullable
        Instant dueAt,

        @Schema(description = "所依据的评估 / the assessment it stands on")
        String assessmentId,

        Colour colour,

        @Schema(
                description = "因请医院调整处方而修订时:请求与原处方（R28）/ what was asked for, and the prescription before",
                nullable = true)
        @Nullable
        AdjustmentPart adjustment,

        List<PlanRisk> risks,

        @Schema(description = "服务包与个人承担（T2）/ packages and the elder's share of their cost")
        List<PackagePart> packages,

        @Schema(description = "升级包每月费用由谁支付（T2）/ who pays for the UPGRADE package each month", nullable = true) @Nullable
        UpgradePart upgrade,

        @Schema(description = "历次内容,第一份由系统起草 / every draft; the first is the tables'")
        List<ContentPart> contents,

        @Schema(description = "医生历次意见 / the physician's answers")
        List<CoSignaturePart> coSignatures,

        @Schema(description = "家属历次意见 / the family's answers")
        List<ConsentPart> consents,

        @Schema(description = "执行情况 / how it works out") List<ProgressPart> progress,

        @Schema(description = "向家属的反馈（R28）/ what the family was told, and what it said")
        List<FeedbackPart> feedbacks,

        @Schema(nullable = true) @Nullable Instant publishedAt,
        Instant updatedAt) {

    @Schema(name = "PlanPackage")
    record PackagePart(
            @Schema(example = "BASIC") String name,
            @Schema(description = "0–1", example = "0.15") BigDecimal personalShare,

            @Schema(description = "以保险支付后的余额为限 / at most what insurance leaves")
            boolean afterInsurance) {}

    @Schema(name = "PlanAdjustment")
    record AdjustmentPart(
            @Nullable String request, @Nullable String prescription) {}

    @Schema(name = "PlanUpgradeShare", description = "单位为分 / in fen")
    record UpgradePart(
            long costFen,
            long insuredFen,

            @Schema(description = "个人负担 / the elder's share")
            long personalFen,

            @Schema(description = "其余,须有付款人 / what neither pays; needs a named payer")
            long remainderFen,

            @Schema(description = "其余的付款人 / who pays the rest", nullable = true) @Nullable
            String payer) {}

    @Schema(name = "PlanContent")
    record ContentPart(
            @Nullable SectionPart assessment,
            @Nullable SectionPart medication,
            @Nullable SectionPart nutrition,
            @Nullable SectionPart exercise,
            @Nullable SectionPart lifestyle,

            @Schema(description = "编制人;system 为系统起草 / who wrote it")
            String by,

            Instant at) {}

    @Schema(name = "PlanContentSection", description = "目标与措施,一行一条 / goals and measures, one to a line")
    record SectionPart(@Nullable String goals, @Nullable String measures) {}

    @Schema(name = "PlanCoSignature")
    record CoSignaturePart(
            @Nullable String decision,
            @Nullable String returnReason,
            @Nullable String prescription,
            String by,
            Instant at) {}

    @Schema(name = "PlanConsent")
    record ConsentPart(
            @Nullable String decision,
            @Nullable String answeredBy,
            @Nullable LocalDate answeredOn,
            @Nullable String documentReference,

            @Schema(description = "同意书附件 / the written consent", nullable = true) @Nullable
            String attachmentId,

            @Nullable String reason,
            String by,
            Instant at) {}

    @Schema(name = "PlanFamilyFeedback")
    record FeedbackPart(
            String feedbackId,
            @Nullable LocalDate givenOn,

            @Schema(
                    description = "VISIT 面谈、PHONE 电话、VIDEO 视频、MESSAGE 文字",
                    allowableValues = {"VISIT", "PHONE", "VIDEO", "MESSAGE"})
            @Nullable
            String channel,

            @Schema(allowableValues = {"ELDER", "GUARDIAN", "FAMILY"}) @Nullable
            String toldTo,

            @Schema(description = "各部分目标的进展 / progress towards the goals of each section") @Nullable
            FeedbackProgressPart progress,

            @Schema(allowableValues = {"IMPROVED", "UNCHANGED", "WORSE"}) @Nullable
            String effect,

            @Schema(description = "家属意愿 / what the family wishes", nullable = true) @Nullable
            String wishes,

            @Schema(description = "请医院调整处方 / the hospital is asked to adjust the prescription")
            boolean adjustPrescription,

            @Schema(nullable = true) @Nullable String adjustment,
            String by,
            Instant at) {}

    @Schema(name = "PlanFeedbackProgress")
    record FeedbackProgressPart(
            @Nullable String assessment,
            @Nullable String medication,
            @Nullable String nutrition,
            @Nullable String exercise,
            @Nullable String lifestyle) {}

    @Schema(name = "PlanProgressNote")
    record ProgressPart(
            @Nullable LocalDate observedOn,
            @Nullable PlanSection section,
            @Nullable String progress,
            @Nullable String effect,
            boolean adjustPrescription,
            String by,
            Instant at) {}
}
