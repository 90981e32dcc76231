package org.kangyang.core.reassessment;

/** How the question of closing a recovered elder's case ended. */
public enum RecoveryDecision {
    CLOSE,
    CONTINUE
}
