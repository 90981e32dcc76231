package org.kangyang.api.pathway;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.PersonResponse;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.PlanFlag;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.pathway.ReassessmentFlag;

/** A case as platforms read it. */
@Schema(name = "Case", description = "个案 / a case")
record CaseResponse(
        String caseId,
        @Schema(example = "KY-2026-000123") String caseNumber,
        CaseStatus status,
        Instant statusSince,
        PersonResponse person,

        @Schema(description = "四色画像；评定前为空 / severity, null until graded", nullable = true) @Nullable
        Colour colour,

        @Schema(description = "综合得分 S,0–100,一位小数 / composite score", example = "85.2", nullable = true) @Nullable
        BigDecimal composite,

        @Schema(nullable = true) @Nullable Destination destination,

        @Schema(description = "继续住院者的复核日期 / when a patient kept in hospital is looked at again", nullable = true)
        @Nullable
        LocalDate reviewDate,

        ReassessmentPart reassessment,
        @Schema(nullable = true) @Nullable WaitlistPart waitlist,
        @Schema(nullable = true) @Nullable HomeTransferPart homeTransfer,
        PlanPart plan,
        FeedbackPart feedback,
        @Schema(nullable = true) @Nullable AdmissionPart admission,
        @Schema(nullable = true) @Nullable FamilyDoctorPart familyDoctor,
        @Schema(nullable = true) @Nullable CheckUpPart checkUp,
        List<EpisodePart> episodes,
        @Schema(nullable = true) @Nullable ClosurePart closure,

        @Schema(description = "录入错误的个案为 false,不计入统计 / false where entered in error")
        boolean counted,

        Instant openedAt,
        Instant updatedAt) {

    @Schema(name = "CaseReassessment", description = "下次复评 / the next re-assessment (R07, R08)")
    record ReassessmentPart(
            @Schema(description = "最近评估完成日期 / when the last assessment was completed", nullable = true) @Nullable
            LocalDate lastAssessedOn,

            @Schema(description = "评估有效期的最后一天 / the last day on which it holds", nullable = true) @Nullable
            LocalDate dueOn,

            ReassessmentFlag flag,

            @Schema(description = "办理中的复评 / the one under way", nullable = true) @Nullable
            String reassessmentId,

            @Schema(description = "其完成期限 / when that one is due", nullable = true) @Nullable
            Instant dueAt) {}

    @Schema(name = "CaseWaitlist", description = "轮候 / a place on the waiting list")
    record WaitlistPart(
            BedType bedType,
            Instant requestedAt,

            @Schema(description = "有效评估之后才有名次 / no rank before a valid assessment (R11)")
            boolean ranked,

            @Schema(description = "住院等期间保留位置、不提供床位 / the place is kept, no offers")
            boolean paused,

            List<String> careHomeIds,

            @Schema(description = "六位区划 / districts, six digits")
            List<String> districts,

            @Schema(nullable = true) @Nullable OfferPart offer) {}

    @Schema(name = "CaseBedOffer", description = "已提供、待答复的床位 / a bed on offer")
    record OfferPart(
            String offerId,
            BedPart bed,
            Instant offeredAt,
            @Schema(nullable = true) @Nullable Instant expiresAt,
            BedOffer.@Nullable Answer answer) {}

    @Schema(name = "CaseBed")
    record BedPart(
            String bedId, String careHomeId, String careHomeName, String room, BedType type, long monthlyPriceFen) {}

    @Schema(name = "CaseAdmission", description = "养老机构床位 / the elder's bed in a care home")
    record AdmissionPart(
            String admissionId,
            BedPart bed,
            Instant allottedAt,
            @Schema(nullable = true) @Nullable String assessmentId,
            @Schema(nullable = true) @Nullable LocalDate admittedOn) {}

    @Schema(name = "CaseFamilyDoctor", description = "家庭医生签约 / contract with a family doctor (R34)")
    record FamilyDoctorPart(
            String contractNumber,
            String doctor,
            LocalDate signedOn,
            @Schema(nullable = true) @Nullable LocalDate validUntil) {}

    @Schema(name = "CaseCheckUp", description = "免费健康体检 / free check-ups of a resident (R34)")
    record CheckUpPart(
            @Schema(description = "间隔月数 / how often", example = "12")
            int everyMonths,

            @Schema(description = "下次体检期限 / by when the next is to be had")
            LocalDate dueOn) {}

    @Schema(name = "CaseHomeTransfer", description = "最近一次返家申请 / the last way home")
    record HomeTransferPart(
            String transferId,

            @Schema(description = "申请前的状态 / where the request came from")
            CaseStatus origin,

            Instant requestedAt,
            @Schema(nullable = true) @Nullable Instant endedAt,

            @Schema(description = "家庭养老床位启用时间;未启用为空 / since when a home bed is in force", nullable = true) @Nullable
            Instant homeBedSince) {}

    @Schema(name = "CaseFeedback", description = "向家属反馈方案执行情况（R28）/ telling the family how the plan works out")
    record FeedbackPart(
            @Schema(
                    description =
                            "下次反馈日期;尚无生效方案或已结案为空 / the next day it is due, null before a plan is in force and once closed",
                    nullable = true)
            @Nullable
            LocalDate nextOn,

            @Schema(description = "正在办理的反馈 / the one under way", nullable = true) @Nullable
            String openFeedbackId) {}

    @Schema(name = "CasePlan", description = "健康管理方案的状况 / where the health plan stands")
    record PlanPart(
            @Schema(description = "尚无方案、有效、须重新制定 / none yet, current, to be rebuilt")
            PlanFlag flag,

            @Schema(description = "现行方案;尚未发布为空 / the one in force, null before the first", nullable = true) @Nullable
            String planId,

            @Schema(description = "现行版本;尚未发布为 0 / its version, 0 before the first")
            int version,

            @Schema(nullable = true) @Nullable Instant publishedAt,

            @Schema(description = "正在制定的方案 / the one being made", nullable = true) @Nullable
            String openPlanId,

            @Schema(description = "重新制定的最后期限（R09） / by when it must be rebuilt", nullable = true) @Nullable
            Instant revisionDueAt,

            @Schema(description = "须重新制定的原因;不须时为空 / why it must be revised; null where it need not", nullable = true)
            @Nullable
            PlanReason revisionReason) {}

    @Schema(name = "CaseEpisode", description = "一次住院，从转介到去向 / one stay in hospital, from referral to destination")
    record EpisodePart(
            String referralId,
            Instant receivedAt,
            String hospitalId,
            String hospitalName,
            @Schema(nullable = true) @Nullable String ward,
            @Schema(nullable = true) @Nullable String bed,
            List<DiagnosisPart> diagnoses,
            @Schema(nullable = true) @Nullable LocalDate plannedDischargeDate,
            String assessingCareHomeId,

            @Schema(description = "流程已启动 / the pathway has started")
            boolean claimed,

            @Schema(nullable = true) @Nullable String assessmentId,
            @Schema(nullable = true) @Nullable Destination destination,
            @Schema(nullable = true) @Nullable Instant endedAt) {}

    @Schema(name = "CaseDiagnosis")
    record DiagnosisPart(String code, String text) {}

    @Schema(name = "CaseClosure")
    record ClosurePart(
            ClosureReason reason,
            LocalDate occurredOn,
            @Schema(nullable = true) @Nullable String documentReference,
            Instant closedAt) {}
}
