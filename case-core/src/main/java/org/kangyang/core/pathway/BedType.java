package org.kangyang.core.pathway;

/** Kinds of care-home beds; T1 asks for the first two, a family may apply for each. */
public enum BedType {
    NURSING,
    REHAB,
    DEMENTIA
}
