package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("R28: when the family is told next")
class FeedbackClockTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    @ParameterizedTest(name = "in force on {0}, every {1} months, told on {2}: next on {3}")
    @DisplayName(
            "R28: whole months after the plan came into force, clamped to the month's end, never shifted by a short one")
    @CsvSource({
        "2027-01-31, 1, 2027-02-28, 2027-03-31",
        "2027-01-31, 1, 2027-02-27, 2027-02-28",
        "2027-01-31, 1, 2027-03-01, 2027-03-31",
        "2027-01-31, 1, 2027-03-31, 2027-04-30",
        "2027-01-31, 1, 2027-07-15, 2027-07-31",
        "2028-01-30, 1, 2028-01-30, 2028-02-29",
        "2027-01-15, 1, 2027-02-20, 2027-03-15",
        "2027-01-15, 3, 2027-04-20, 2027-07-15",
        "2027-12-31, 2, 2028-02-29, 2028-04-30"
    })
    void datesTheNext(LocalDate inForce, int months, LocalDate told, LocalDate next) {
        FeedbackClock clock = FeedbackClock.NO_PLAN.planInForce(months, inForce);
        assertThat(clock.nextOn()).isEqualTo(inForce.plusMonths(months));
        assertThat(clock.given(months, told).nextOn()).isEqualTo(next);
    }

    @Test
    @DisplayName("R28: another interval in the table counts from when it is first heard of")
    void takesAnotherInterval() {
        FeedbackClock monthly = FeedbackClock.NO_PLAN.planInForce(1, DAY);
        assertThat(monthly.planInForce(1, DAY.plusDays(10))).isEqualTo(monthly);
        assertThat(monthly.planInForce(2, DAY.plusDays(10)).nextOn()).isEqualTo(LocalDate.of(2027, 4, 10));
        assertThatThrownBy(() -> monthly.planInForce(0, DAY)).hasMessageContaining("feedback-interval.dmn");
        assertThatThrownBy(() -> monthly.given(13, DAY)).hasMessageContaining("feedback-interval.dmn");
    }

    @ParameterizedTest
    @DisplayName("R28: asked where somebody lives under the plan; not in hospital, on admission, escalated, closed")
    @EnumSource(CaseStatus.class)
    void asksWhereThePlanIsLived(CaseStatus status) {
        boolean asks = switch (status) {
            case HOSPITAL_ASSESSMENT, HOSPITALISED, CARE_HOME_INTAKE, PLANNING, ESCALATED, CLOSED -> false;
            case WAITLISTED, CARE_HOME_STABLE, HOME_TRANSFER_REVIEW, RETROFIT, HOME_STABLE, HOME_FOLLOW_UP, HOSPICE ->
                true;
        };
        FeedbackClock clock = FeedbackClock.NO_PLAN.planInForce(1, DAY);
        assertThat(clock.asksAt(status) != null).isEqualTo(asks);
        assertThat(FeedbackClock.NO_PLAN.asksAt(status)).isNull();
    }
}
