package org.kangyang.core.intake;

/** What became of a vacant bed. */
public enum VacancyOutcome {
    OFFERED,
    /** Nobody waits for such a bed; it stays free. */
    NOBODY_WAITS,
    /** It was not free after all. */
    NOT_FREE
}
