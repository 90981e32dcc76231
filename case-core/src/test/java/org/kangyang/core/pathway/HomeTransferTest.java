package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTransferTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private static HomeTransfer requested(CaseStatus origin) {
        return HomeTransfer.requested("c1", 1, origin, "FAMILY", "NH001", NOW);
    }

    @ParameterizedTest(name = "{0}: under way {1}, home bed {2}")
    @DisplayName(
            "DOMAIN §6: what is under way is paused by a deterioration, and ended by hospital, closure or a way back")
    @CsvSource({
        "HOME_TRANSFER_REVIEW, true, false",
        "RETROFIT, true, false",
        "ESCALATED, true, false",
        "HOME_STABLE, false, true",
        "CARE_HOME_STABLE, false, false",
        "HOME_FOLLOW_UP, false, false",
        "HOSPITALISED, false, false",
        "CLOSED, false, false"
    })
    void follows_the_case(CaseStatus status, boolean underWay, boolean homeBed) {
        HomeTransfer after = requested(CaseStatus.CARE_HOME_STABLE).after(status, NOW);
        assertThat(after.endedAt() == null).isEqualTo(underWay);
        assertThat(after.homeBedSince() != null).isEqualTo(homeBed);
    }

    @ParameterizedTest(name = "through {0}: {1}")
    @DisplayName("T1 row 0: a home bed stays in force through hospital, and ends with another place to live")
    @CsvSource({
        "ESCALATED, true",
        "HOSPITALISED, true",
        "HOSPITAL_ASSESSMENT, true",
        "HOME_STABLE, true",
        "CARE_HOME_INTAKE, false",
        "WAITLISTED, false",
        "HOME_FOLLOW_UP, false",
        "HOSPICE, false",
        "CLOSED, false"
    })
    void keeps_the_home_bed(CaseStatus status, boolean kept) {
        HomeTransfer active = requested(CaseStatus.CARE_HOME_STABLE).after(CaseStatus.HOME_STABLE, NOW);
        assertThat(active.after(status, NOW).homeBedSince() != null).isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @DisplayName("DOMAIN §6: a refusal or withdrawal leads back to where the request came from")
    @CsvSource({
        "CARE_HOME_STABLE, HOME_TRANSFER_REVIEW, HOME_TRANSFER_REFUSED, CARE_HOME_STABLE",
        "CARE_HOME_STABLE, RETROFIT, RETROFIT_CONSENT_WITHDRAWN, CARE_HOME_STABLE",
        "HOME_FOLLOW_UP, HOME_TRANSFER_REVIEW, HOME_TRANSFER_REFUSED_AT_HOME, HOME_FOLLOW_UP",
        "HOME_FOLLOW_UP, RETROFIT, RETROFIT_CONSENT_WITHDRAWN_AT_HOME, HOME_FOLLOW_UP"
    })
    void leads_back(CaseStatus origin, CaseStatus from, Trigger trigger, CaseStatus back) {
        assertThat(requested(origin).wayBack(from)).isEqualTo(trigger);
        assertThat(Transitions.next(from, trigger, null)).isEqualTo(back);
    }
}
