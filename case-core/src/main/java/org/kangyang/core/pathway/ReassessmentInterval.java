package org.kangyang.core.pathway;

import java.time.LocalDate;

/**
 * How long an assessment holds, as reassessment-intervals.dmn says for its colour (R07); the process carries it.
 *
 * @param months calendar months, 1 to 120
 * @param noticeDays so many days before the due date the next assessment is put to the assessor, 0 to 90
 */
public record ReassessmentInterval(int months, int noticeDays) {

    public ReassessmentInterval {
        if (months < 1 || months > 120 || noticeDays < 0 || noticeDays > 90) {
            throw new IllegalArgumentException("reassessment-intervals.dmn answered months=" + months + ", noticeDays="
                    + noticeDays + "; give 1 to 120 months and 0 to 90 days' notice");
        }
    }

    /** The same day of the month, or the month's last where it has no such day (DESIGN §3.7). */
    LocalDate dueAfter(LocalDate lastAssessedOn) {
        return lastAssessedOn.plusMonths(months);
    }
}
