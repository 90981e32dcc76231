package org.kangyang.core.intake;

import org.kangyang.core.pathway.CaseStatus;

/** @param placed false where the elder does not wait any more */
public record Placed(boolean placed, CaseStatus status) {}
