package org.kangyang.api.integration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kangyang.api.integration.IdempotencyRecord.Answer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Store of first answers. Uses only guarded updates on {@code _id}, which every database behind us does alike. */
@Component
class IdempotencyKeys {
    /** How long a request may hold its key before a repetition may take it over; far longer than any request takes. */
    static final Duration LOCK = Duration.ofSeconds(60);

    /** As long as the case's own ledger keeps the command (DESIGN §3.9). */
    static final Duration RETENTION = Duration.ofDays(90);

    private final MongoOperations mongo;
    private final Clock clock;

    IdempotencyKeys(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** What became of an attempt to take a key. */
    sealed interface Taken {
        /** The key is ours: go on, then {@link #keep} or {@link #release} it. */
        record Ours(String attempt) implements Taken {}

        /** The key was answered before. */
        record Answered(Answer answer) implements Taken {}

        /** Another request holds the key for at most so many seconds. */
        record InFlight(long seconds) implements Taken {}

        /** The key belongs to a request with another path or body. */
        record Reused() implements Taken {}
    }

    Taken take(String key, String fingerprint) {
        Instant now = clock.instant();
        String attempt = UUID.randomUUID().toString();
        try {
            mongo.insert(new IdempotencyRecord(key, fingerprint, attempt, now.plus(LOCK), null, now.plus(RETENTION)));
            return new Taken.Ours(attempt);
        } catch (DuplicateKeyException exists) {
            return Optional.ofNullable(mongo.findById(key, IdempotencyRecord.class))
                    .map(record -> meet(record, fingerprint, attempt, now))
                    // Released between our insert and our read: as good as in flight, the client tries again.
                    .orElse(new Taken.InFlight(1));
        }
    }

    private Taken meet(IdempotencyRecord record, String fingerprint, String attempt, Instant now) {
        if (!record.fingerprint().equals(fingerprint)) {
            return new Taken.Reused();
        }
        if (record.answer() != null) {
            return new Taken.Answered(record.answer());
        }
        long seconds = Math.max(1, Duration.between(now, record.lockedUntil()).toSeconds());
        if (now.isBefore(record.lockedUntil())) {
            return new Taken.InFlight(seconds);
        }
        boolean ours = mongo.updateFirst(
                                held(record.key(), record.attempt()),
                                new Update().set("attempt", attempt).set("lockedUntil", now.plus(LOCK)),
                                IdempotencyRecord.class)
                        .getModifiedCount()
                == 1;
        return ours ? new Taken.Ours(attempt) : new Taken.InFlight(LOCK.toSeconds());
    }

    /** Keeps the first answer for repetitions. */
    void keep(String key, String attempt, Answer answer) {
        mongo.updateFirst(held(key, attempt), new Update().set("answer", answer), IdempotencyRecord.class);
    }

    /** Gives the key back: nothing was decided, so the client may send a mended request under the same key. */
    void release(String key, String attempt) {
        mongo.remove(held(key, attempt), IdempotencyRecord.class);
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
    void sweep() {
        mongo.remove(Query.query(Criteria.where("expiresAt").lt(clock.instant())), IdempotencyRecord.class);
    }

    private static Query held(String key, String attempt) {
        return Query.query(Criteria.where("_id").is(key).and("attempt").is(attempt));
    }
}
