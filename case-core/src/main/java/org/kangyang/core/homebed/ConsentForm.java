package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The family's answer to the proposal, as a form or the API sends it (R12).
 *
 * @param decision {@code CONSENTED} or {@code REFUSED}
 * @param answeredBy {@code ELDER}, {@code GUARDIAN} or {@code FAMILY}
 * @param answeredOn not in the future
 * @param documentReference where the written consent is kept; this or an attachment
 * @param attachmentId the written consent
 * @param reason required where refused
 */
public record ConsentForm(
        @Nullable String decision,
        @Nullable String answeredBy,
        @Nullable LocalDate answeredOn,
        @Nullable String documentReference,
        @Nullable String attachmentId,
        @Nullable String reason) {}
