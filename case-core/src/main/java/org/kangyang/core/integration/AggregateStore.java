package org.kangyang.core.integration;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Keeps aggregates of one type. A command's effect, its ledger entry and its outbox entries go into one guarded write;
 * on a conflict the effect is computed anew on what is stored now (DESIGN §3.1–§3.3).
 *
 * <p>Ledger and outbox are only ever appended to or pulled from, never overwritten, so that the relay may acknowledge
 * while a command is under way, without a new revision. The one exception, dropping undelivered start messages, guards
 * the outbox's size instead.
 */
public final class AggregateStore<A extends Aggregate> {

    private static final int ATTEMPTS = 30;
    private static final Set<String> KEPT_APART = Set.of("_id", "revision", "commands", "outbox");

    private final MongoTemplate mongo;
    private final CareClock clock;
    private final Class<A> type;
    private final String collection;

    public AggregateStore(MongoTemplate mongo, CareClock clock, Class<A> type, String collection) {
        this.mongo = mongo;
        this.clock = clock;
        this.type = type;
        this.collection = collection;
    }

    /** Now, as exactly as the database keeps it. */
    public Instant now() {
        return clock.now();
    }

    /** Today in Shanghai. */
    public LocalDate today() {
        return clock.today();
    }

    public Optional<A> find(String id) {
        return first(Filters.eq("_id", id));
    }

    /** @throws NotFound naming it */
    public A get(String id) {
        return find(id).orElseThrow(() -> new NotFound(collection, id));
    }

    /** Applies the effect once, and answers a repetition with the recorded outcome. */
    public <R> R execute(String id, CommandKey key, Class<R> outcomeType, Function<A, R> effect) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            A aggregate = get(id);
            var recorded = outcome(aggregate, key, outcomeType);
            if (recorded.isPresent()) {
                return recorded.get();
            }
            R outcome = effect.apply(aggregate);
            if (update(aggregate, command(aggregate, key, outcome))) {
                return outcome;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, attempt * 2_000_000L));
        }
        throw new ConcurrentChange(collection, id);
    }

    /** The outcome of a command that opened or changed any document of this collection. */
    public <R> Optional<R> outcome(CommandKey key, Class<R> outcomeType) {
        return first(Filters.eq("commands.key", key.value())).flatMap(found -> outcome(found, key, outcomeType));
    }

    /** What this command answered when it changed this aggregate. */
    public <R> Optional<R> outcome(A aggregate, CommandKey key, Class<R> outcomeType) {
        for (RecordedCommand command : aggregate.commands()) {
            if (command.key().equals(key.value())) {
                if (key.fingerprint() != null && !key.fingerprint().equals(command.fingerprint())) {
                    throw new CommandReused(key);
                }
                return Optional.of(mongo.getConverter().read(outcomeType, command.outcome()));
            }
        }
        return Optional.empty();
    }

    /** Stores a new aggregate with the command that opened it. False where its id is taken. */
    public boolean insert(A aggregate, CommandKey key, Object outcome) {
        var command = command(aggregate, key, outcome);
        aggregate.changed(now());
        Document document = converted(aggregate);
        document.put("revision", aggregate.revision() + 1);
        document.put("commands", List.of(converted(command)));
        document.put("outbox", aggregate.added().stream().map(this::converted).toList());
        try {
            mongo.execute(collection, target -> target.insertOne(document));
        } catch (DuplicateKeyException taken) {
            return false;
        }
        aggregate.written(command);
        return true;
    }

    private boolean update(A aggregate, RecordedCommand command) {
        aggregate.changed(now());
        Document state = converted(aggregate);
        KEPT_APART.forEach(state::remove);
        state.put("revision", aggregate.revision() + 1);
        Document change = new Document("$set", state);
        Document push = new Document("commands", converted(command));
        List<Bson> guards = new ArrayList<>();
        guards.add(Filters.eq("_id", aggregate.id()));
        guards.add(Filters.eq("revision", aggregate.revision()));
        if (aggregate.startsDropped()) {
            return rewriteOutbox(aggregate, command, change, push, guards);
        }
        if (!aggregate.added().isEmpty()) {
            push.put(
                    "outbox",
                    new Document(
                            "$each",
                            aggregate.added().stream().map(this::converted).toList()));
        }
        return written(aggregate, command, guards, change, push);
    }

    private boolean rewriteOutbox(
            A aggregate, RecordedCommand command, Document change, Document push, List<Bson> guards) {
        List<OutboxEntry> rest = new ArrayList<>(aggregate.outbox());
        rest.addAll(aggregate.added());
        change.get("$set", Document.class)
                .put("outbox", rest.stream().map(this::converted).toList());
        guards.add(Filters.size("outbox", aggregate.storedOutboxSize()));
        return written(aggregate, command, guards, change, push);
    }

    private boolean written(A aggregate, RecordedCommand command, List<Bson> guards, Document change, Document push) {
        change.put("$push", push);
        Document absent = absentFields(change.get("$set", Document.class));
        if (!absent.isEmpty()) {
            change.put("$unset", absent);
        }
        long matched = mongo.getCollection(collection)
                .updateOne(Filters.and(guards), change)
                .getMatchedCount();
        if (matched != 1) {
            return false;
        }
        aggregate.written(command);
        return true;
    }

    /** Fields that are null now may have had a value before. */
    private Document absentFields(Document set) {
        Document absent = new Document();
        for (var property : mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type)) {
            String field = property.getFieldName();
            if (!property.isTransient() && !KEPT_APART.contains(field) && !set.containsKey(field)) {
                absent.put(field, "");
            }
        }
        return absent;
    }

    private RecordedCommand command(A aggregate, CommandKey key, Object outcome) {
        return new RecordedCommand(
                key.value(), key.fingerprint(), now(), aggregate.currentEpisode(), converted(outcome));
    }

    private Document converted(Object value) {
        Document document = new Document();
        mongo.getConverter().write(value, document);
        return document;
    }

    private Optional<A> first(Bson filter) {
        Document found = mongo.getCollection(collection).find(filter).limit(1).first();
        return Optional.ofNullable(found).map(document -> mongo.getConverter().read(type, document));
    }
}
