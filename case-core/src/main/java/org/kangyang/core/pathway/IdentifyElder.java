package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.IdentityDetails;

/** A person of unknown identity has been identified. */
public record IdentifyElder(
        String caseId, @Nullable Long expectedRevision, IdentityDetails identity, String identifiedBy) {}
