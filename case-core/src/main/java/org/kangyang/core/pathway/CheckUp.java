package org.kangyang.core.pathway;

import java.time.LocalDate;

/**
 * Free check-ups that a resident has a right to (R34).
 *
 * @param everyMonths how often
 * @param dueOn the day by which the next is to be had
 */
public record CheckUp(int everyMonths, LocalDate dueOn) {

    /** The first within one interval of the admission. */
    static CheckUp from(LocalDate admission, int everyMonths) {
        return new CheckUp(everyMonths, admission.plusMonths(everyMonths));
    }
}
