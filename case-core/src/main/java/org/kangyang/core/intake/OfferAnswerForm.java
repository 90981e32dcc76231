package org.kangyang.core.intake;

import org.jspecify.annotations.Nullable;

/** The family's answer as staff record it: {@code ACCEPTED} or {@code DECLINED}. */
public record OfferAnswerForm(
        @Nullable String answer, @Nullable String note) {}
