package org.kangyang.api.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.RunningApi;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** DESIGN §3.1: a repeated command returns the recorded outcome. */
@DisplayName("Idempotency-Key")
class IdempotencyIT extends RunningApi {
    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private SettableClock clock;

    @Test
    void replaysStatusHeadersAndBodyOfTheFirstAnswer() {
        ObjectNode referral = referral();
        String key = newKey();

        Answer first = refer(referral, key);
        Answer second = refer(referral, key);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotBlank();
        }
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void replaysARefusalToo() {
        ObjectNode referral = referral();
        refer(referral);
        String key = newKey();

        Answer first = refer(referral, key);
        close(
                "/api/v1/cases/" + first.json().path("caseId").asString(),
                java.util.Map.of("reason", "DEATH", "occurredOn", "2026-11-24"));

        Answer second = refer(referral, key);
        assertThat(first.status()).isEqualTo(409);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void refusesTheSameKeyForAnotherBody() {
        String key = newKey();
        refer(referral(), key);

        Answer other = refer(referral(), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(other.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void aMalformedRequestGivesItsKeyBack() {
        String key = newKey();

        assertThat(post("/api/v1/referrals", "{", "Idempotency-Key", key).status())
                .isEqualTo(400);
        assertThat(refer(referral(), key).status()).isEqualTo(201);
    }

    @Test
    void aKeyInFlightIsAConflictUntilItsHolderIsGone() {
        ObjectNode referral = referral();
        String key = newKey();
        Answer learned = refer(referral, newKey());
        assertThat(learned.status()).isEqualTo(201);
        IdempotencyKeys.Taken ours = keys.take(key, "another request's fingerprint, never answered");
        assertThat(ours).isInstanceOf(IdempotencyKeys.Taken.Ours.class);

        assertThat(keys.take(key, "another request's fingerprint, never answered"))
                .isInstanceOf(IdempotencyKeys.Taken.InFlight.class);
        clock.forward(IdempotencyKeys.LOCK.minusSeconds(5));
        assertThat(keys.take(key, "another request's fingerprint, never answered"))
                .isInstanceOf(IdempotencyKeys.Taken.InFlight.class);
        clock.forward(java.time.Duration.ofSeconds(6));
        assertThat(keys.take(key, "another request's fingerprint, never answered"))
                .isInstanceOf(IdempotencyKeys.Taken.Ours.class);
    }

    @Test
    void sweepsWhatIsOlderThanTheLedgers() {
        String key = newKey();
        ObjectNode referral = referral();
        refer(referral, key);
        keys.sweep();
        assertThat(refer(referral, key).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(keys.take(key, "x")).isInstanceOf(IdempotencyKeys.Taken.Reused.class);

        clock.forward(IdempotencyKeys.RETENTION.plusDays(1));
        keys.sweep();
        assertThat(keys.take(key, "x")).isInstanceOf(IdempotencyKeys.Taken.Ours.class);
        clock.forward(IdempotencyKeys.RETENTION.plusDays(1).negated());
    }

    @Test
    void requiresTheHeader() {
        Answer refused = post("/api/v1/referrals", referral().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200})
    void acceptsKeysUpTo200Characters(int length) {
        String key = (newKey() + "k".repeat(200)).substring(0, length == 1 ? 1 : length);

        assertThat(refer(referral(), key).status()).isIn(201, 422);
        assertThat(refer(referral(), newKey()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "$"})
    void refusesOtherKeys(String key) {
        String wrong = "$".equals(key) ? "k".repeat(201) : key;

        Answer refused = refer(referral(), wrong);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void manyAtOnceWithOneKeyOpenOneCase() throws Exception {
        ObjectNode referral = referral();
        String key = newKey();

        List<Answer> answers = atOnce(16, () -> refer(referral, key));

        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() == 409) {
                assertThat(answer.problem()).isEqualTo("idempotency-key-in-flight");
                assertThat(answer.header("Retry-After")).isNotBlank();
            } else {
                assertThat(answer.status()).isEqualTo(201);
            }
        });
        Answer settled = refer(referral, key);
        assertThat(settled.status()).isEqualTo(201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::text))
                .isNotEmpty()
                .containsOnly(settled.text());
    }

    @Test
    void manyAtOnceWithOtherKeysForOnePersonOpenOneCase() throws Exception {
        ObjectNode referral = referral();

        List<Answer> answers = atOnce(12, () -> refer(referral));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isIn("open-case", "busy");
        });
    }

    private static List<Answer> atOnce(int count, java.util.concurrent.Callable<Answer> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
