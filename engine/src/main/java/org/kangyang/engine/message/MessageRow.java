package org.kangyang.engine.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.translation.MessageNames;

/** A message, kept or passing through. */
record MessageRow(
        long key,
        String name,
        String correlationKey,
        @Nullable String messageId,
        Map<String, Object> variables,
        boolean kept) {

    /** The name of the subscriptions it fits. */
    String subscription() {
        return MessageNames.subscription(name, correlationKey);
    }
}
