package org.kangyang.core.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;

/**
 * A document that changes as a whole: its state, the ledger of the commands that changed it and the outbox of what the
 * world must hear go into one write (DESIGN §3.1–§3.3). Kept by an {@link AggregateStore}.
 */
public abstract class Aggregate {

    /** How long a message to a running instance lives; a technical bound, no policy. */
    private static final Duration MESSAGE_LIFE = Duration.ofDays(1);

    @Id
    private String id;

    private long revision;
    private Instant updatedAt;
    private List<RecordedCommand> commands = new ArrayList<>();
    private List<OutboxEntry> outbox = new ArrayList<>();

    @Transient
    private List<OutboxEntry> added = new ArrayList<>();

    @Transient
    private int storedOutboxSize = -1;

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    protected Aggregate() {}

    protected Aggregate(String id, Instant now) {
        this.id = id;
        this.updatedAt = now;
    }

    public final String id() {
        return id;
    }

    /** Grows with every change; what ETags show. */
    public final long revision() {
        return revision;
    }

    /** @throws StaleRevision where the sender decided on another revision; null does not matter (DESIGN §3.3) */
    public final void requireRevision(@Nullable Long expected) {
        if (expected != null && expected != revision) {
            throw new StaleRevision(expected, revision);
        }
    }

    public final Instant updatedAt() {
        return updatedAt;
    }

    /** Brings up to date what is derived from the rest and stored for queries. */
    protected void beforeWrite() {}

    /** The referral whose process instance now works on this document, if any. */
    protected abstract @Nullable String currentEpisode();

    /** Lets the timeline know. */
    protected final void note(Instant now, TimelineNote note) {
        added.add(new OutboxEntry(nextId(), OutboxEntry.Lane.NOTE, now, now, 0, null, note));
    }

    /** Starts a process; sent until the engine takes it. */
    protected final void start(Instant now, MessageName message, String key, Map<String, Object> variables) {
        send(
                now,
                new OutboxEntry.ProcessMessage(
                        PendingMessage.Kind.CORRELATE, message.modelName(), key, variables, null));
    }

    /** Reaches waiting instances, or those that come to wait within a day (DESIGN §3.2). */
    protected final void publish(Instant now, MessageName message, String key, Map<String, Object> variables) {
        publish(now, message, key, variables, MESSAGE_LIFE);
    }

    /** Reaches waiting instances, or those that come to wait while the message lives. */
    protected final void publish(
            Instant now, MessageName message, String key, Map<String, Object> variables, Duration timeToLive) {
        send(
                now,
                new OutboxEntry.ProcessMessage(
                        PendingMessage.Kind.PUBLISH, message.modelName(), key, variables, timeToLive.toMillis()));
    }

    /**
     * Start messages not delivered yet shall never be: what they would start has no case any more.
     *
     * @param kept those that are not about this document alone
     */
    protected final void dropStartMessages(MessageName... kept) {
        var names = java.util.Arrays.stream(kept).map(MessageName::modelName).toList();
        drop(entry -> entry.startsProcess() && !names.contains(entry.messageName()));
    }

    /**
     * The process that this message starts is at work. Where the engine's answer was lost the message is still here, and
     * while that process runs the engine would not take it again: everything behind it would wait for the process's end.
     */
    protected final void startArrived(MessageName message, Map<String, Object> variables) {
        if (outbox.stream().anyMatch(entry -> entry.starts(message, variables))) {
            drop(entry -> entry.starts(message, variables));
        }
    }

    private void drop(Predicate<OutboxEntry> unwanted) {
        if (storedOutboxSize < 0) {
            storedOutboxSize = outbox.size();
        }
        outbox.removeIf(unwanted);
        added.removeIf(unwanted);
    }

    private void send(Instant now, OutboxEntry.ProcessMessage message) {
        // Behind a message that waits for its next attempt this one waits too: order within a document is kept.
        Instant dueAt = outbox.stream()
                .filter(entry -> entry.lane() == OutboxEntry.Lane.MESSAGE)
                .map(OutboxEntry::dueAt)
                .reduce(now, (a, b) -> a.isAfter(b) ? a : b);
        added.add(new OutboxEntry(nextId(), OutboxEntry.Lane.MESSAGE, now, dueAt, 0, message, null));
    }

    private String nextId() {
        return String.format(Locale.ROOT, "%s:%06d:%02d", id, revision + 1, added.size());
    }

    // ---- what the store needs

    final List<RecordedCommand> commands() {
        return commands;
    }

    final List<OutboxEntry> outbox() {
        return outbox;
    }

    final List<OutboxEntry> added() {
        return added;
    }

    final boolean startsDropped() {
        return storedOutboxSize >= 0;
    }

    final int storedOutboxSize() {
        return storedOutboxSize;
    }

    final void changed(Instant now) {
        updatedAt = now;
        beforeWrite();
    }

    /** After a successful write this object stands for what was written. */
    final void written(@Nullable RecordedCommand command) {
        revision++;
        if (command != null) {
            commands.add(command);
        }
        outbox.addAll(added);
        added.clear();
        storedOutboxSize = -1;
    }
}
