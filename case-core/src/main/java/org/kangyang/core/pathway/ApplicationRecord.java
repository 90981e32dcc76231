package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application for a care home, from receipt to a bed or a rank.
 *
 * @param processInstance which instance works on it; null until claimed
 * @param endedAt when the elder got a bed or a rank, or the case closed
 */
record ApplicationRecord(
        String applicationId,
        Instant receivedAt,
        String careHomeId,
        @Nullable String processInstance,
        @Nullable Instant endedAt) {

    ApplicationRecord claimedBy(String instance) {
        return new ApplicationRecord(applicationId, receivedAt, careHomeId, instance, endedAt);
    }

    ApplicationRecord ended(Instant now) {
        return endedAt == null
                ? new ApplicationRecord(applicationId, receivedAt, careHomeId, processInstance, now)
                : this;
    }
}
