package org.kangyang.core.homebed;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asks that the elder may live at home.
 *
 * @param requestedBy {@code FAMILY} or {@code CARE_HOME}
 * @param actor who sent it
 */
public record RequestHomeBed(String caseId, @Nullable String requestedBy, String actor) {}
