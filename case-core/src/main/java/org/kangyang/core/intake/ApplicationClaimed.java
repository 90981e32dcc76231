package org.kangyang.core.intake;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Claim;

/** @param assessmentId the assessment that comes before a bed or a rank (R11); null where not claimed */
public record ApplicationClaimed(Claim claim, @Nullable String assessmentId) {}
