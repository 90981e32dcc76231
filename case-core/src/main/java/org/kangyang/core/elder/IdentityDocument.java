package org.kangyang.core.elder;

import org.jspecify.annotations.Nullable;

/**
 * A checked identity document.
 *
 * @param number normalised (upper case, no blanks); null exactly for {@link DocumentType#UNKNOWN}
 */
public record IdentityDocument(DocumentType type, @Nullable String number) {}
