package org.kangyang.engine.feel;

import org.jspecify.annotations.Nullable;

/**
 * An attribute of a Camunda 8 model: FEEL when it starts with {@code =}, else the text itself.
 *
 * @param text as written in the model
 */
public record Expr(String text) {

    /** The expression, or {@code null} for an absent or empty attribute. */
    public static @Nullable Expr ofNullable(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Expr(text.strip());
    }

    public boolean isFeel() {
        return text.startsWith("=");
    }

    /** The FEEL expression without its {@code =}. */
    public String feel() {
        return text.substring(1).strip();
    }
}
