package org.kangyang.core.elder;

/** What the guardian is to the elder. */
public enum Relationship {
    SPOUSE,
    CHILD,
    SIBLING,
    OTHER
}
