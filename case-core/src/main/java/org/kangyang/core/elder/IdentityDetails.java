package org.kangyang.core.elder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is learned when a person of unknown identity is identified; not yet checked. */
public record IdentityDetails(
        @Nullable DocumentType documentType,
        @Nullable String documentNumber,
        @Nullable String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate) {}
