package org.kangyang.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * The attending physician's word on a plan (R27).
 *
 * @param decision {@code SIGNED} or {@code RETURNED}
 * @param returnReason required where returned
 * @param prescription the rehabilitation prescription and what else the physician orders; free text
 */
public record CoSignatureForm(
        @Nullable String decision,
        @Nullable String returnReason,
        @Nullable String prescription) {}
