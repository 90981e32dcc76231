package org.kangyang.core.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.AtOnce;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

@DisplayName("DESIGN §3.1–§3.3: ledger, outbox and revision of a document")
class OutboxIT {

    private Core core;
    private Outbox outbox;
    private CareCases cases;
    private ReferralAccepted accepted;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        outbox = core.get(Outbox.class);
        cases = core.get(CareCases.class);
        accepted = core.get(Referrals.class).accept(key("api:1"), referral(MAN_1942));
    }

    private Done graded(String key, int composite) {
        core.get(CaseRecords.class)
                .graded(key(key), accepted.caseId(), "a1", Colour.YELLOW, composite, new ReassessmentInterval(12, 14));
        return Done.DONE;
    }

    private void close() {
        cases.close(
                key("api:close"),
                new CloseCase(
                        accepted.caseId(),
                        null,
                        ClosureReason.DEATH,
                        LocalDate.of(2026, 11, 24),
                        null,
                        null,
                        "platform"));
    }

    private List<String> names() {
        return outbox.pendingMessages(10).stream().map(PendingMessage::name).toList();
    }

    @Test
    void an_acknowledgement_moves_neither_the_revision_nor_the_time_of_the_last_change() {
        var before = cases.view(accepted.caseId());
        core.clock.advance(Duration.ofMinutes(1));
        PendingMessage message = outbox.pendingMessages(10).getFirst();

        outbox.acknowledge(message);
        outbox.acknowledge(message);

        assertThat(outbox.pendingMessages(10)).isEmpty();
        assertThat(cases.view(accepted.caseId())).isEqualTo(before);
    }

    @Test
    void a_postponed_message_waits_and_holds_back_those_behind_it_but_no_note_and_no_other_case() {
        PendingMessage first = outbox.pendingMessages(10).getFirst();
        Instant later = core.clock.instant().plusSeconds(60);

        outbox.postpone(first, later);
        cases.applyDestination(
                key("c:1"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
        core.get(Referrals.class).accept(key("api:2"), referral(MAN_1942)); // a second start message behind it
        ReferralAccepted other = core.get(Referrals.class).accept(key("api:3"), referral(WOMAN_1938));

        assertThat(outbox.pendingMessages(10))
                .extracting(PendingMessage::documentId)
                .containsExactly(other.caseId());
        assertThat(core.get(Timelines.class).deliverPending(10)).isEqualTo(4);
        core.clock.advance(Duration.ofSeconds(60));
        assertThat(outbox.pendingMessages(10).stream()
                        .filter(message -> message.documentId().equals(accepted.caseId())))
                .extracting(PendingMessage::attempts)
                .containsExactly(1, 0);
    }

    @Test
    void an_acknowledgement_between_reading_and_writing_is_not_undone() {
        // The relay acknowledges while a command is being computed: the entry must not come back.
        PendingMessage message = outbox.pendingMessages(10).getFirst();
        store().execute(accepted.caseId(), key("c:1"), Done.class, found -> {
            outbox.acknowledge(message);
            return Done.DONE;
        });
        assertThat(outbox.pendingMessages(10)).isEmpty();
    }

    @Test
    void an_acknowledgement_while_start_messages_are_dropped_is_not_undone_either() {
        PendingMessage message = outbox.pendingMessages(10).getFirst();
        var tried = new ArrayList<String>();
        store().execute(accepted.caseId(), key("c:1"), Done.class, found -> {
            tried.add("once more");
            found.dropStartMessages();
            if (tried.size() == 1) {
                outbox.acknowledge(message);
            }
            return Done.DONE;
        });
        assertThat(tried)
                .as("the size of the outbox had changed, so it was computed anew")
                .hasSize(2);
        assertThat(outbox.pendingMessages(10)).isEmpty();
    }

    @Test
    void messages_of_a_document_are_given_in_the_order_they_came() {
        cases.applyDestination(
                key("c:1"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
        core.get(Referrals.class).accept(key("api:2"), referral(MAN_1942));
        assertThat(names()).containsExactly("discharge-referral-received", "discharge-referral-received");
        assertThat(outbox.pendingMessages(10))
                .extracting(PendingMessage::id)
                .isSorted()
                .doesNotHaveDuplicates();
        close();
        assertThat(names()).containsExactly("case-closed", "case-closure-started");
    }

    @Test
    @DisplayName("DESIGN §3.1: the same command sent by sixteen at once takes effect once")
    void once() throws Exception {
        long before = cases.view(accepted.caseId()).revision();
        AtOnce.call(16, i -> graded("c:7", 700));
        assertThat(cases.view(accepted.caseId()).revision()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("DESIGN §3.3: sixteen different commands at once all take effect, none is lost")
    void none_lost() throws Exception {
        long before = cases.view(accepted.caseId()).revision();
        AtOnce.call(16, i -> graded("c:" + i, 700 + i));
        assertThat(cases.view(accepted.caseId()).revision()).isEqualTo(before + 16);
        assertThat(IntStream.range(0, 16)
                        .mapToObj(i -> store().outcome(key("c:" + i), Done.class))
                        .allMatch(java.util.Optional::isPresent))
                .isTrue();
    }

    @Test
    void an_effect_that_is_refused_leaves_no_trace() {
        var before = cases.view(accepted.caseId());
        assertThatThrownBy(() -> store().execute(accepted.caseId(), key("c:1"), Done.class, found -> {
                    throw new NotFound("x", "y");
                }))
                .isInstanceOf(NotFound.class);
        assertThat(cases.view(accepted.caseId())).isEqualTo(before);
        assertThat(store().outcome(key("c:1"), Done.class)).isEmpty();
    }

    @Test
    void what_became_null_is_gone_from_the_document() {
        cases.applyDestination(
                key("c:1"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
        assertThat(cases.view(accepted.caseId()).reviewDate()).isNotNull();
        close();
        assertThat(cases.view(accepted.caseId()).reviewDate()).isNull();
    }

    @SuppressWarnings("unchecked")
    private AggregateStore<Aggregate> store() {
        return core.get(AggregateStore.class);
    }
}
