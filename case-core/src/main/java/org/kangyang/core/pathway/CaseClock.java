package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;

/**
 * When somebody must be assessed again (R07, R08). Every completed assessment winds it up anew, whatever it was made for.
 *
 * @param lastAssessedOn the day the last assessment was completed; null before the first
 * @param assessmentId that assessment
 * @param interval how long it holds
 * @param dueOn the last day on which it holds
 * @param open the re-assessment under way, if any
 * @param count how many re-assessments this case has had
 * @param nextActionAt when the daily sweep has something to do for this case; null where it has not
 */
public record CaseClock(
        @Nullable LocalDate lastAssessedOn,
        @Nullable String assessmentId,
        @Nullable ReassessmentInterval interval,
        @Nullable LocalDate dueOn,
        ReassessmentFlag flag,
        @Nullable OpenReassessment open,
        int count,
        @Nullable Instant nextActionAt) {

    static final CaseClock NOT_ASSESSED = new CaseClock(null, null, null, null, ReassessmentFlag.NONE, null, 0, null);

    /** In hospital the discharge assessment comes, on admission R05's; a deterioration is dealt with first. */
    private static final Set<CaseStatus> NO_ROUTINE = EnumSet.of(
            CaseStatus.HOSPITAL_ASSESSMENT,
            CaseStatus.HOSPITALISED,
            CaseStatus.CARE_HOME_INTAKE,
            CaseStatus.ESCALATED,
            CaseStatus.CLOSED);

    /** R11: whether subsidy and admission may stand on the last assessment. */
    public boolean holdsOn(LocalDate day) {
        return dueOn != null && !day.isAfter(dueOn);
    }

    /** An assessment was completed. What was open is done with it. */
    CaseClock restarted(String assessment, ReassessmentInterval forColour, LocalDate today) {
        return new CaseClock(
                today,
                assessment,
                forColour,
                forColour.dueAfter(today),
                ReassessmentFlag.NONE,
                null,
                count,
                nextActionAt);
    }

    /** The last assessment was corrected: its day stays, its colour may ask for another interval. */
    CaseClock corrected(ReassessmentInterval forColour) {
        LocalDate day = Objects.requireNonNull(lastAssessedOn);
        return new CaseClock(day, assessmentId, forColour, forColour.dueAfter(day), flag, open, count, nextActionAt);
    }

    CaseClock opened(OpenReassessment reassessment) {
        return new CaseClock(
                lastAssessedOn,
                assessmentId,
                interval,
                dueOn,
                ReassessmentFlag.DUE,
                reassessment,
                count + 1,
                nextActionAt);
    }

    CaseClock with(ReassessmentFlag newFlag, @Nullable OpenReassessment reassessment) {
        return new CaseClock(lastAssessedOn, assessmentId, interval, dueOn, newFlag, reassessment, count, nextActionAt);
    }

    /** Whether R07's notice has come: the next assessment is to be put to the assessor. */
    boolean noticeDue(CaseStatus status, Instant now) {
        Instant notice = notice(status);
        return notice != null && !notice.isAfter(now);
    }

    boolean overdue(Instant now) {
        return open != null
                && flag == ReassessmentFlag.DUE
                && open.dueAt() != null
                && !open.dueAt().isAfter(now);
    }

    /** The end of the last day on which the assessment holds. */
    Instant ceasesToHold() {
        return startOf(Objects.requireNonNull(dueOn).plusDays(1));
    }

    /** @param others other days on which the sweep has something to do; nulls count for nothing */
    CaseClock scheduled(CaseStatus status, @Nullable Instant... others) {
        Instant overdue = open != null && flag == ReassessmentFlag.DUE ? open.dueAt() : null;
        Instant next = Stream.concat(
                        Stream.of(others), Stream.of(notice(status), overdue).filter(Objects::nonNull))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new CaseClock(lastAssessedOn, assessmentId, interval, dueOn, flag, open, count, next);
    }

    private @Nullable Instant notice(CaseStatus status) {
        return open != null || dueOn == null || interval == null || NO_ROUTINE.contains(status)
                ? null
                : startOf(dueOn.minusDays(interval.noticeDays()));
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CareClock.ZONE).toInstant();
    }
}
