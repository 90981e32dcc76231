package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The family wants the way home no longer.
 *
 * @param withdrawnOn not in the future
 * @param documentReference where the written withdrawal is kept; this or an attachment
 * @param attachmentId the written withdrawal
 * @param actor who sent it
 */
public record WithdrawConsent(
        String caseId,
        String transferId,
        @Nullable LocalDate withdrawnOn,
        @Nullable String documentReference,
        @Nullable String attachmentId,
        @Nullable String reason,
        String actor) {}
