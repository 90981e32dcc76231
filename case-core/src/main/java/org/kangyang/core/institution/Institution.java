package org.kangyang.core.institution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A hospital or care home of the consortium.
 *
 * @param partnerCareHomeId of a hospital: who assesses where a referral names none
 */
public record Institution(
        @Id String id,
        Kind kind,
        String name,
        String divisionCode,
        @Nullable String partnerCareHomeId,
        Instant updatedAt) {

    /** The district it lies in, six digits. */
    public String district() {
        return divisionCode.substring(0, 6);
    }

    public enum Kind {
        HOSPITAL,
        CARE_HOME
    }
}
