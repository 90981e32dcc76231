package org.kangyang.core.reassessment;

import org.jspecify.annotations.Nullable;

/**
 * Whether a case ends because the elder has recovered, as the form sends it.
 *
 * @param decision {@code CLOSE} or {@code CONTINUE}
 * @param answeredBy {@code ELDER}, {@code GUARDIAN} or {@code FAMILY}
 * @param note free text, stored only
 */
public record RecoveryForm(
        @Nullable String decision,
        @Nullable String answeredBy,
        @Nullable String note) {

    boolean wantsClosure() {
        return "CLOSE".equals(decision);
    }
}
