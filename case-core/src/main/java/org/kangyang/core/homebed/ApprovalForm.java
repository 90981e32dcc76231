package org.kangyang.core.homebed;

import org.jspecify.annotations.Nullable;

/**
 * The officer's decision, as its form sends it (T4).
 *
 * @param decision {@code APPROVED} or {@code REFUSED}
 * @param reason required where refused
 */
public record ApprovalForm(
        @Nullable String decision, @Nullable String reason) {}
