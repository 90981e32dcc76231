package org.kangyang.core.homebed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Colour;

/**
 * A way home as readers see it.
 *
 * @param proposalFen total of the proposal in force, in fen
 * @param planId the health plan signed anew for the life at home
 * @param implementingInstitutionId who retrofits and is paid
 */
public record HomeBedTransferView(
        String transferId,
        String caseId,
        long revision,
        CaseStatus origin,
        String requestedBy,
        Instant requestedAt,
        TransferStage stage,
        Instant stageSince,
        @Nullable EndReason endReason,
        @Nullable Colour listedColour,
        @Nullable Boolean caregiver,
        @Nullable Long proposalFen,
        List<ProposedItem> proposal,
        @Nullable String implementingInstitutionId,
        int failedInspections,
        @Nullable PaymentOrder payment,
        List<Staffing> staffing,
        @Nullable Integer zbi,
        @Nullable RespiteEntitlement respite,
        @Nullable String planId,
        @Nullable LocalDate startsOn,
        @Nullable Instant endedAt) {

    /** @param unitPriceFen in fen */
    public record ProposedItem(RetrofitCategory category, String description, int quantity, long unitPriceFen) {}

    /**
     * The order to pay the subsidy (R12).
     *
     * @param payee the institution that retrofitted
     * @param costFen what the works came to
     * @param amountFen what is paid; 0 where the household had its subsidy before
     */
    public record PaymentOrder(String payee, long costFen, long amountFen, Instant orderedAt) {}
}
