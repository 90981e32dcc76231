package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the family must hear again how the plan in force works out (R28).
 *
 * @param anchor the day from which months are counted: when the first plan came into force
 * @param months so many calendar months between two reports, 1 to 12; as feedback-interval.dmn says
 * @param nextOn the next day on which it is due; null before a plan is in force, and once the case is closed
 * @param open the feedback that staff are asked for now; null where none is
 * @param count how often it fell due
 */
public record FeedbackClock(
        @Nullable LocalDate anchor,
        int months,
        @Nullable LocalDate nextOn,
        @Nullable OpenFeedback open,
        int count) {

    static final FeedbackClock NO_PLAN = new FeedbackClock(null, 0, null, null, 0);

    /** In hospital the hospital speaks with the family; on admission the new plan does; an emergency goes first. */
    private static final Set<CaseStatus> NOT_ASKED = EnumSet.of(
            CaseStatus.HOSPITAL_ASSESSMENT,
            CaseStatus.HOSPITALISED,
            CaseStatus.CARE_HOME_INTAKE,
            CaseStatus.PLANNING,
            CaseStatus.ESCALATED,
            CaseStatus.CLOSED);

    /** A plan came into force. A revision leaves the days as they are, unless the table now says other months. */
    FeedbackClock planInForce(int everyMonths, LocalDate today) {
        requireMonths(everyMonths);
        return anchor != null && months == everyMonths
                ? this
                : new FeedbackClock(today, everyMonths, today.plusMonths(everyMonths), open, count);
    }

    /** When the sweep has to ask for it; null where it has not. */
    @Nullable
    Instant asksAt(CaseStatus status) {
        return nextOn == null || open != null || NOT_ASKED.contains(status) ? null : CaseClock.startOf(nextOn);
    }

    boolean due(CaseStatus status, Instant now) {
        Instant asks = asksAt(status);
        return asks != null && !asks.isAfter(now);
    }

    FeedbackClock opened(OpenFeedback feedback) {
        return new FeedbackClock(anchor, months, nextOn, feedback, count + 1);
    }

    FeedbackClock with(@Nullable OpenFeedback feedback) {
        return new FeedbackClock(anchor, months, nextOn, feedback, count);
    }

    /** The case is over: nobody is told any more. */
    FeedbackClock stopped() {
        return new FeedbackClock(anchor, months, null, null, count);
    }

    /** It was given: the next is due on the first day after today that is whole intervals after the anchor. */
    FeedbackClock given(int everyMonths, LocalDate today) {
        requireMonths(everyMonths);
        LocalDate from = anchor == null ? today : anchor;
        long intervals = ChronoUnit.MONTHS.between(from, today) / everyMonths;
        LocalDate next = from.plusMonths(intervals * everyMonths);
        while (!next.isAfter(today)) {
            intervals++;
            // From the anchor each time, so that a short month does not shift those after it (DESIGN §3.7).
            next = from.plusMonths(intervals * everyMonths);
        }
        return new FeedbackClock(from, everyMonths, next, null, count);
    }

    private static void requireMonths(int months) {
        if (months < 1 || months > 12) {
            throw new IllegalArgumentException("feedback-interval.dmn answered " + months + "; give 1 to 12 months");
        }
    }
}
