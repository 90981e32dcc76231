package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

class PathwayIT {

    private Core core;
    private Referrals referrals;
    private CareCases cases;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        referrals = core.get(Referrals.class);
        cases = core.get(CareCases.class);
    }

    private ReferralAccepted accepted() {
        return referrals.accept(key("api:1"), referral(MAN_1942));
    }

    @Test
    void a_referral_opens_a_case_with_a_number_that_can_be_said_aloud() {
        ReferralAccepted accepted = accepted();

        assertThat(accepted.created()).isTrue();
        assertThat(accepted.caseNumber()).isEqualTo("KY-2026-000001");
        CaseView view = cases.view(accepted.caseId());
        assertThat(view.status()).isEqualTo(CaseStatus.HOSPITAL_ASSESSMENT);
        assertThat(view.revision()).isEqualTo(accepted.revision());
        assertThat(view.elder().birthDate()).isEqualTo(LocalDate.of(1942, 3, 1));
        assertThat(view.episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.referralId()).isEqualTo(accepted.referralId());
            assertThat(episode.assessingCareHomeId()).isEqualTo("NH001");
            assertThat(episode.hospitalName()).isEqualTo("示例第一医院");
        });
    }

    @Test
    @DisplayName("R25: a destination in a care home puts the case on the waiting list with the bed type")
    void waitlisted() {
        ReferralAccepted accepted = accepted();
        Claim claim = cases.claim(key("c:1"), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:100"));
        assertThat(claim.claimed()).isTrue();
        assertThat(claim.card().maskedName()).isEqualTo("王**");
        assertThat(claim.card().age()).isEqualTo(84);

        CaseChanged changed = cases.applyDestination(
                key("c:2"),
                new ApplyDestination(
                        accepted.caseId(), accepted.referralId(), Destination.CARE_HOME, BedType.REHAB, null));

        assertThat(changed.status()).isEqualTo(CaseStatus.WAITLISTED);
        assertThat(cases.view(accepted.caseId()).waitlist().bedType()).isEqualTo(BedType.REHAB);
        assertThatThrownBy(() -> referrals.accept(key("api:2"), referral(MAN_1942)))
                .isInstanceOf(OpenCaseExists.class)
                .hasMessageContaining("KY-2026-000001");
    }
}
