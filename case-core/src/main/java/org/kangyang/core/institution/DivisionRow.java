package org.kangyang.core.institution;

import org.jspecify.annotations.Nullable;

/**
 * One sub-district (街道) of an import.
 *
 * @param code nine digits
 */
public record DivisionRow(@Nullable String code, @Nullable String name) {}
