package org.kangyang.workers.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.integration.PendingMessage.Kind;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.workers.FakeEngine;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

/** What documents want the world to hear is delivered in order, once or more, and never lost (DESIGN §3.2). */
class OutboxRelayTest {

    private static final String PUBLICATION = "/messages/publication";
    private static final String CORRELATION = "/messages/correlation";
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final FakeEngine fake = new FakeEngine();
    private final CamundaClient client = CamundaClient.newClientBuilder()
            .restAddress(fake.address())
            .preferRestOverGrpc(true)
            .build();
    private final Outbox outbox = mock(Outbox.class);
    private final Timelines timelines = mock(Timelines.class);
    private final HeldBack heldBack = new HeldBack();
    private final List<PendingMessage> pending = new CopyOnWriteArrayList<>();
    private final OutboxRelay relay = new OutboxRelay(
            outbox,
            timelines,
            new ProcessMessages(client),
            heldBack,
            new SimpleMeterRegistry(),
            Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

    @BeforeEach
    void outboxHoldsWhatIsPending() {
        when(outbox.pendingMessages(anyInt())).thenAnswer(call -> List.copyOf(pending));
        doAnswer(call -> pending.remove(call.<PendingMessage>getArgument(0)))
                .when(outbox)
                .acknowledge(any(PendingMessage.class));
    }

    @AfterEach
    void stop() {
        relay.stop();
        client.close();
        fake.close();
    }

    private static PendingMessage message(String document, int number, Kind kind, String name) {
        return new PendingMessage(
                "cases",
                document,
                document + ":" + number,
                kind,
                name,
                document,
                Map.of("caseId", document),
                kind == Kind.PUBLISH ? Duration.ofDays(1) : null,
                0);
    }

    @Test
    @DisplayName("A start message is correlated, with its key and variables, and acknowledged")
    void correlatesStartMessages() throws Exception {
        PendingMessage start = message("K1", 1, Kind.CORRELATE, "discharge-referral-received");
        pending.add(start);

        assertThat(relay.pass()).isEqualTo(1);
        JsonNode sent = fake.requests(CORRELATION).getFirst().body();
        assertThat(sent.path("name").asText()).isEqualTo("discharge-referral-received");
        assertThat(sent.path("correlationKey").asText()).isEqualTo("K1");
        assertThat(sent.path("variables").path("caseId").asText()).isEqualTo("K1");
        verify(outbox).acknowledge(start);
    }

    @Test
    @DisplayName("Any other message is published with its id and its time to live")
    void publishesOtherMessages() throws Exception {
        pending.add(message("K1", 1, Kind.PUBLISH, "case-closed"));

        relay.pass();
        JsonNode sent = fake.requests(PUBLICATION).getFirst().body();
        assertThat(sent.path("messageId").asText()).isEqualTo("K1:1");
        assertThat(sent.path("timeToLive").asLong())
                .isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(pending).isEmpty();
    }

    @Test
    @DisplayName("A message that was published before (409) counts as delivered")
    void aDuplicateIsDelivered() throws Exception {
        fake.answerAlways(PUBLICATION, 409);
        pending.add(message("K1", 1, Kind.PUBLISH, "case-closed"));

        relay.pass();
        assertThat(pending).isEmpty();
    }

    @Test
    @DisplayName("A start message that nobody waits for (404) is kept, and sent again later")
    void keepsWhatNobodyWaitsFor() throws Exception {
        fake.answerOnce(CORRELATION, 404);
        PendingMessage start = message("K1", 1, Kind.CORRELATE, "discharge-referral-received");
        pending.add(start);

        assertThat(relay.pass()).isZero();
        assertThat(relay.pass()).as("not at once").isZero();
        assertThat(fake.requests(CORRELATION)).hasSize(1);
        verify(outbox).postpone(start, NOW);
        await().until(() -> relay.pass() == 1);
        assertThat(pending).isEmpty();
        assertThat(heldBack.size()).isZero();
    }

    @Test
    @DisplayName("Messages of one document keep their order: the second waits until the first is taken")
    void keepsTheOrderOfADocument() throws Exception {
        fake.answerAlways(CORRELATION, 404);
        pending.add(message("K1", 1, Kind.CORRELATE, "discharge-referral-received"));
        pending.add(message("K1", 2, Kind.PUBLISH, "case-closed"));

        relay.pass();
        relay.pass();
        assertThat(fake.requests(PUBLICATION)).isEmpty();
        fake.answerAsUsual(CORRELATION);
        await().until(() -> {
            relay.pass();
            return pending.isEmpty();
        });
        List<String> sent = fake.paths().stream()
                .filter(path -> path.startsWith("/messages"))
                .toList();
        assertThat(sent.getLast()).isEqualTo(PUBLICATION);
    }

    @Test
    @DisplayName("A message that the engine refuses blocks no other document, and is named on the health page")
    void poisonBlocksNobodyElse() throws Exception {
        fake.answerOnce(PUBLICATION, 400);
        pending.add(message("K1", 1, Kind.PUBLISH, "case-closed"));
        relay.pass();
        Stream.of("K2", "K3").forEach(id -> pending.add(message(id, 1, Kind.CORRELATE, "discharge-referral-received")));

        assertThat(relay.pass()).isEqualTo(2);
        assertThat(pending).extracting(PendingMessage::documentId).containsExactly("K1");
        OutboxHealthIndicator health = new OutboxHealthIndicator(relay, heldBack);
        assertThat(health.health().getDetails())
                .extractingByKey("refused K1:1")
                .asString()
                .contains("case-closed of K1")
                .contains("scripted 400");
    }

    @Test
    @DisplayName("What is held back does not crowd out the others")
    void asksForMoreWhenSomeAreHeldBack() throws Exception {
        fake.answerAlways(CORRELATION, 404);
        pending.add(message("K1", 1, Kind.CORRELATE, "discharge-referral-received"));
        relay.pass();
        relay.pass();
        verify(outbox).pendingMessages(200);
        verify(outbox).pendingMessages(201);
    }

    @Test
    @DisplayName("While the engine is away nothing is counted against a message, and the round fails as a whole")
    void anEngineAwayCostsNoMessageAnAttempt() {
        fake.answerAlways(CORRELATION, 503);
        pending.add(message("K1", 1, Kind.CORRELATE, "discharge-referral-received"));

        assertThatThrownBy(relay::pass).hasMessageContaining("503");
        verify(outbox, never()).postpone(any(PendingMessage.class), any());
        assertThat(pending).hasSize(1);
    }

    @Test
    @DisplayName("A delivery that could not be acknowledged is sent again")
    void repeatsUntilAcknowledged() throws Exception {
        PendingMessage closed = message("K1", 1, Kind.PUBLISH, "case-closed");
        pending.add(closed);
        doAnswer(call -> {
                    throw new DataAccessResourceFailureException("no server");
                })
                .doAnswer(call -> pending.remove(call.<PendingMessage>getArgument(0)))
                .when(outbox)
                .acknowledge(eq(closed));

        assertThatThrownBy(relay::pass).isInstanceOf(DataAccessResourceFailureException.class);
        fake.answerAlways(PUBLICATION, 409);
        relay.pass();
        assertThat(fake.requests(PUBLICATION)).hasSize(2);
        assertThat(pending).isEmpty();
    }

    @Test
    @DisplayName("Timeline entries are moved even when no message waits")
    void movesTimelineEntries() throws Exception {
        when(timelines.deliverPending(anyInt())).thenReturn(3);
        assertThat(relay.pass()).isEqualTo(3);
    }

    @Test
    @DisplayName("A timeline that is stuck holds no message back")
    void aStuckTimelineHoldsNoMessageBack() {
        when(timelines.deliverPending(anyInt())).thenThrow(new IllegalStateException("stuck"));
        pending.add(message("K1", 1, Kind.PUBLISH, "case-closed"));

        assertThatThrownBy(relay::pass).hasMessage("stuck");
        assertThat(pending).isEmpty();
    }

    @Test
    @DisplayName("The relay recovers by itself from a database and an engine that were away")
    void recoversByItself() {
        when(timelines.deliverPending(anyInt()))
                .thenThrow(new DataAccessResourceFailureException("no server"))
                .thenThrow(new StackOverflowError("even this"))
                .thenReturn(0);
        fake.answerOnce(PUBLICATION, 503);
        fake.answerOnce(PUBLICATION, 503);
        fake.answerOnce(PUBLICATION, 503);
        pending.add(message("K1", 1, Kind.PUBLISH, "case-closed"));

        relay.start();
        await().atMost(Duration.ofSeconds(60)).until(pending::isEmpty);
        await().until(() ->
                new OutboxHealthIndicator(relay, heldBack).health().getStatus().equals(Status.UP)
                        && relay.trouble() == null);
    }
}
