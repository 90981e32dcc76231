package org.kangyang.engine.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that the store can hold. Camunda 8 with a relational database allows 256 characters for names of
 * messages and variables, correlation keys and business ids (docs.camunda.io, Concepts); Operaton's columns hold one less.
 */
public final class StoredText {

    /** Characters of a name at most. */
    public static final int LONGEST = 255;

    private StoredText() {}

    /**
     * Refuses a name that no column holds.
     *
     * @param field what the request calls it
     */
    public static void checkName(String field, @Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.length() > LONGEST) {
            throw Rejection.invalidArgument("The provided " + field + " '" + name.substring(0, 40) + "…' has "
                    + name.length() + " characters but may have " + LONGEST + " at most");
        }
        checkValue(field, name);
    }

    /** Refuses a JSON value with the character NUL in any of its texts, which PostgreSQL cannot hold. */
    public static void checkValue(String field, @Nullable Object value) {
        switch (value) {
            case String text
            when text.indexOf('\0') >= 0 ->
                throw Rejection.invalidArgument(
                        "The provided " + field + " contains the character NUL (\\u0000), which cannot be stored");
            case Map<?, ?> context ->
                context.forEach((name, inner) -> {
                    checkValue(field, name);
                    checkValue(field, inner);
                });
            case Iterable<?> list -> list.forEach(inner -> checkValue(field, inner));
            case null, default -> {}
        }
    }
}
