package org.kangyang.core.elder;

/** Kinds of identity documents a referral may name. */
public enum DocumentType {
    CITIZEN_ID,
    HK_MACAU_PERMIT,
    TAIWAN_PERMIT,
    FOREIGN_PASSPORT,
    UNKNOWN
}
