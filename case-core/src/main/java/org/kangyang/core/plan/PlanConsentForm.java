package org.kangyang.core.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The family's answer to a plan, as a form or the API sends it.
 *
 * @param decision {@code CONSENTED} or {@code REFUSED}
 * @param answeredBy {@code ELDER}, {@code GUARDIAN} or {@code FAMILY}
 * @param answeredOn not in the future
 * @param documentReference where the written consent is kept
 * @param attachmentId the written consent, one of the case's attachments; optional
 * @param reason required where refused
 */
public record PlanConsentForm(
        @Nullable String decision,
        @Nullable String answeredBy,
        @Nullable LocalDate answeredOn,
        @Nullable String documentReference,
        @Nullable String attachmentId,
        @Nullable String reason) {}
