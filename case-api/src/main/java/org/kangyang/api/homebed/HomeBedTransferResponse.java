package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.homebed.EndReason;
import org.kangyang.core.homebed.RetrofitCategory;
import org.kangyang.core.homebed.TransferStage;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Colour;

/** A way home as platforms read it; money is in fen. */
@Schema(name = "HomeBedTransfer", description = "返家申请 / a way home")
record HomeBedTransferResponse(
        String transferId,
        String caseId,

        @Schema(description = "申请前的状态 / where the request came from")
        CaseStatus origin,

        @Schema(example = "FAMILY") String requestedBy,
        Instant requestedAt,
        TransferStage stage,
        Instant stageSince,

        @Schema(description = "结束原因;办理中为空 / why it ended", nullable = true) @Nullable
        EndReason endReason,

        @Schema(nullable = true) @Nullable Instant endedAt,

        @Schema(description = "列入家庭养老床位时的颜色 / colour when it was listed", nullable = true) @Nullable
        Colour listedColour,

        @Schema(description = "有家庭照护者 / somebody of the family cares", nullable = true) @Nullable
        Boolean caregiver,

        @Schema(description = "改造方案合计（分）/ total of the proposal, in fen", nullable = true) @Nullable
        Long proposalFen,

        List<ItemPart> proposal,

        @Schema(description = "实施机构 / the institution that retrofits", nullable = true) @Nullable
        String implementingInstitutionId,

        @Schema(description = "验收未通过次数 / failed inspections")
        int failedInspections,

        @Schema(nullable = true) @Nullable PaymentPart payment,
        List<StaffingPart> staffing,

        @Schema(description = "照护者负担得分 0–88 / the caregiver's ZBI", nullable = true) @Nullable
        Integer zbi,

        @Schema(nullable = true) @Nullable RespitePart respite,

        @Schema(description = "为返家重新签署的健康管理方案 / the health plan signed anew", nullable = true) @Nullable
        String planId,

        @Schema(description = "服务开始日期 / first day of the service", nullable = true) @Nullable
        LocalDate startsOn) {

    @Schema(name = "RetrofitItem")
    record ItemPart(RetrofitCategory category, String description, int quantity, long unitPriceFen) {}

    @Schema(name = "RetrofitPayment", description = "补贴付款通知 / the order to pay the subsidy")
    record PaymentPart(
            @Schema(description = "收款机构 / who is paid") String payee,
            long costFen,

            @Schema(description = "补贴（分）;该户已享受过的为 0 / 0 where the household had its subsidy before")
            long amountFen,

            Instant orderedAt) {}

    @Schema(name = "StaffingCheck")
    record StaffingPart(String roleName, int served, int required, int qualified) {}

    @Schema(name = "RespiteEntitlement")
    record RespitePart(
            boolean entitled,
            @Schema(nullable = true) @Nullable Integer hoursPerMonth,
            @Schema(nullable = true) @Nullable Integer feeFen) {}
}
