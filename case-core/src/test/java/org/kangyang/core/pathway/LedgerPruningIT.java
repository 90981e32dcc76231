package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
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
        return keys("cases");
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

    @Test
    void with_the_case_goes_what_its_plans_and_ways_home_hold() {
        keep("plans", new Document("caseId", accepted.caseId()));
        end();
        core.clock.advance(LedgerPruning.KEPT);
        assertThat(pruned()).as("the case alone").isOne();
        assertThat(keys("plans")).containsExactly("old", "young");

        cases.close(
                key("api:9"),
                new CloseCase(
                        accepted.caseId(), null, ClosureReason.MOVED, LocalDate.of(2027, 2, 22), null, null, "x"));
        core.clock.advance(LedgerPruning.KEPT.minusMillis(1));
        assertThat(pruned()).isZero();
        core.clock.advance(Duration.ofMillis(1));
        assertThat(pruned()).as("the case and the plan").isEqualTo(2);
        assertThat(keys("plans")).isEmpty();
    }

    @Test
    void of_a_bed_goes_what_was_before_the_present_stay() {
        keep("beds", new Document("holdNo", 3).append("since", at(30)));
        core.clock.advance(Duration.ofDays(200));
        assertThat(pruned()).isOne();
        assertThat(keys("beds")).containsExactly("young");
    }

    private void keep(String collection, Document document) {
        List<Document> commands = List.of(
                new Document("key", "old").append("at", at(0)), new Document("key", "young").append("at", at(60)));
        core.get(MongoTemplate.class)
                .getCollection(collection)
                .insertOne(document.append("_id", "x").append("commands", commands));
    }

    private Date at(int days) {
        return Date.from(core.clock.instant().plus(Duration.ofDays(days)));
    }

    private List<String> keys(String collection) {
        return core
                .get(MongoTemplate.class)
                .getCollection(collection)
                .find()
                .first()
                .getList("commands", Document.class)
                .stream()
                .map(command -> command.getString("key"))
                .toList();
    }
}
