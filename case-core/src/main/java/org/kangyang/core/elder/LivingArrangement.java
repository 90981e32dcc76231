package org.kangyang.core.elder;

/** With whom the elder lives. */
public enum LivingArrangement {
    ALONE,
    WITH_SPOUSE,
    WITH_CHILDREN,
    OTHER
}
