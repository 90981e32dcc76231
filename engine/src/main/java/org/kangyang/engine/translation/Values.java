package org.kangyang.engine.translation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value is spoken of in an incident: by its type, never by its content, which may be personal. */
final class Values {

    private Values() {}

    static String describe(@Nullable Object value) {
        return switch (value) {
            case null -> "'NULL'";
            case String ignored -> "'STRING'";
            case Number ignored -> "'NUMBER'";
            case Boolean ignored -> "'BOOLEAN'";
            case List<?> ignored -> "'ARRAY'";
            case Map<?, ?> ignored -> "'OBJECT'";
            default -> "'" + value.getClass().getSimpleName() + "'";
        };
    }
}
