package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("DESIGN §3.9: ledger entries go 90 days after their process instance ended")
class LedgerPruningIT {

    private Core core;
    private CareCases cases;
    private ReferralAccepted accepted;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        cases = core.get(CareCases.class);
        accepted = core.get(Referrals.class).accept(key("api:1"), referral(MAN_1942));
        cases.claim(key("c:1"), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:1000"));
    }

    private void end() {
        cases.applyDestination(
                key("c:2"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
    }

    private List<String> ledger() {
        return core
                .get(MongoTemplate.class)
                .getCollection("cases")
                .find()
                .first()
                .getList("commands", Document.class)
                .stream()
                .map(command -> command.getString("key"))
                .toList();
    }

    private int pruned() {
        return core.get(LedgerPruning.class).prune();
    }

    @Test
    void while_the_instance_runs_nothing_goes_however_old() {
        core.clock.advance(Duration.ofDays(400));
        assertThat(pruned()).isZero();
        assertThat(ledger()).containsExactly("api:1", "c:1");
    }

    @Test
    void nothing_goes_before_ninety_days_and_everything_after() {
        core.clock.advance(Duration.ofDays(1));
        end();
        var before = cases.view(accepted.caseId());
        core.clock.advance(LedgerPruning.KEPT.minusMillis(1));
        assertThat(pruned()).isZero();
        assertThat(ledger()).hasSize(3);

        core.clock.advance(Duration.ofMillis(1));
        assertThat(pruned()).isOne();
        assertThat(ledger()).isEmpty();
        assertThat(cases.view(accepted.caseId())).isEqualTo(before);
        assertThat(pruned()).isZero();
    }

    @Test
    void entries_of_a_later_episode_that_still_runs_stay() {
        end();
        core.get(Referrals.class).accept(key("api:2"), referral(MAN_1942));
        core.clock.advance(Duration.ofDays(91));
        assertThat(pruned()).isOne();
        assertThat(ledger()).containsExactly("api:2");
    }
}
