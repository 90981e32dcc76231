package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;

/**
 * What assessing and reminding need to know of a case.
 *
 * @param homeBedInForce the elder has a home bed to go back to (T1 row 0)
 */
public record CaseFacts(
        String caseId,
        String caseNumber,
        boolean open,
        Elder elder,
        @Nullable LocalDate plannedDischargeDate,
        boolean homeBedInForce) {

    /** @throws CaseClosed where the case ended meanwhile */
    public CaseFacts requireOpen() {
        if (!open) {
            throw new CaseClosed(caseNumber);
        }
        return this;
    }
}
