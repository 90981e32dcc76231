package org.kangyang.core.integration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline says of one event.
 *
 * @param kind kebab-case, e.g. {@code referral-accepted}
 * @param text one Chinese sentence without personal data or free clinical text
 * @param actor user id, or null where a process did it
 * @param facts references and routing facts
 */
public record TimelineNote(
        String kind, String text, @Nullable String actor, Map<String, String> facts) {

    /** A note of something a process did. */
    public static TimelineNote of(String kind, String text) {
        return new TimelineNote(kind, text, null, Map.of());
    }

    /** A note of something a person did. */
    public static TimelineNote by(String actor, String kind, String text) {
        return new TimelineNote(kind, text, actor, Map.of());
    }

    /** The same note with a fact more; a null value adds none. */
    public TimelineNote with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new java.util.LinkedHashMap<>(facts);
        more.put(name, value.toString());
        return new TimelineNote(kind, text, actor, Map.copyOf(more));
    }
}
