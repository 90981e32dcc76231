package org.kangyang.core.pathway;

/** Kinds of care-home beds that T1 asks for. */
public enum BedType {
    NURSING,
    REHAB
}
