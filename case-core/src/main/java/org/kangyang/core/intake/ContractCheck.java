package org.kangyang.core.intake;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;

/**
 * Whether a family-doctor contract holds (R34).
 *
 * @param due until when one is to be signed; null where one holds
 */
public record ContractCheck(boolean contracted, @Nullable Due due) {}
