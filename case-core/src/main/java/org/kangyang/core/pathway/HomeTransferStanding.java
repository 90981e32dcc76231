package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Address;

/**
 * What the way home needs to know of its case.
 *
 * @param current false once the transfer was granted, refused, withdrawn or overtaken by hospital or closure
 * @param assessmentHolds a subsidy may stand on the last assessment (R11)
 * @param careHomeId who applies, retrofits and cares at home
 * @param address whose household the home is in
 */
public record HomeTransferStanding(
        String caseId,
        String caseNumber,
        CaseStatus status,
        boolean current,
        CaseStatus origin,
        String requestedBy,
        @Nullable Colour colour,
        boolean assessmentHolds,
        String careHomeId,
        Address address) {

    /** @throws CaseClosed where the case ended meanwhile */
    public HomeTransferStanding requireOpen() {
        if (!status.open()) {
            throw new CaseClosed(caseNumber);
        }
        return this;
    }
}
