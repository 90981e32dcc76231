package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ended with the case, and that it has been wound up. No service has been delivered through the platform yet, so
 * there is nothing to pay.
 *
 * @param ended what was under way or in force, in Chinese
 * @param settledAt null until it was wound up
 */
record CaseSettlement(List<String> ended, @Nullable Instant settledAt) {

    CaseSettlement settled(Instant now) {
        return new CaseSettlement(ended, now);
    }
}
