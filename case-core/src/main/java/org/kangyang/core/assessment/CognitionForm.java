package org.kangyang.core.assessment;

import org.jspecify.annotations.Nullable;

/**
 * The physician's judgement where the MMSE could not be done (DOMAIN §5).
 *
 * @param c 0–3
 * @param equivalentMmse 0–30
 * @param reason required
 */
public record CognitionForm(
        @Nullable Integer c,
        @Nullable Integer equivalentMmse,
        @Nullable String reason) {}
