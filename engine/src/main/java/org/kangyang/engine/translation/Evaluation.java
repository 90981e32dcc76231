package org.kangyang.engine.translation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.FeelFailure;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.delegate.VariableScope;

/** Values of a model's attributes at run time, each of the type the element needs; else EXTRACT_VALUE_ERROR. */
final class Evaluation {

    private final Feel feel;

    Evaluation(Feel feel) {
        this.feel = feel;
    }

    @Nullable
    Object value(Expr e, Variables variables, String what) {
        try {
            return feel.evaluate(e, variables);
        } catch (FeelFailure f) {
            throw new ElementFailure(ErrorType.EXTRACT_VALUE_ERROR, what + ": " + f.getMessage(), f);
        }
    }

    String text(Expr e, VariableScope scope, String what) {
        Object value = value(e, Variables.of(scope), what);
        if (value instanceof String s) {
            return s;
        }
        throw wrong(e, Variables.of(scope), what, "STRING", value);
    }

    boolean truth(Expr e, Variables variables, String what) {
        Object value = value(e, variables, what);
        if (value instanceof Boolean b) {
            return b;
        }
        throw wrong(e, variables, what, "BOOLEAN", value);
    }

    int whole(Expr e, VariableScope scope, String what) {
        Object value = value(e, Variables.of(scope), what);
        if (value instanceof Long n && n == n.intValue()) {
            return n.intValue();
        }
        if (value instanceof String s && !e.isFeel() && s.matches("-?\\d{1,9}")) {
            return Integer.parseInt(s);
        }
        throw wrong(e, Variables.of(scope), what, "NUMBER", value);
    }

    /** As {@link #whole}, within these limits. */
    int within(int lowest, int highest, Expr e, VariableScope scope, String what) {
        int value = whole(e, scope, what);
        if (value < lowest || value > highest) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    what + ": expected the expression '" + e.text() + "' to be in the range of " + lowest + " to "
                            + highest + ", but it was not");
        }
        return value;
    }

    List<?> list(Expr e, VariableScope scope, String what) {
        Object value = value(e, Variables.of(scope), what);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(e, Variables.of(scope), what, "ARRAY", value);
    }

    /** A list of names: an expression must give a list, fixed text separates by commas. */
    List<String> names(@Nullable Expr e, VariableScope scope, String what) {
        if (e == null) {
            return List.of();
        }
        Object value = value(e, Variables.of(scope), what);
        if (value instanceof String s && !e.isFeel()) {
            return Arrays.stream(s.split(","))
                    .map(String::strip)
                    .filter(n -> !n.isEmpty())
                    .toList();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(e, Variables.of(scope), what, "ARRAY of STRING", value);
    }

    @Nullable
    Date date(@Nullable Expr e, VariableScope scope, String what) {
        Object value = e == null ? null : value(e, Variables.of(scope), what);
        if (e == null || value == null || "".equals(value)) {
            return null;
        }
        if (value instanceof String s) {
            try {
                return Date.from(instant(s, feel.zone()).toInstant());
            } catch (DateTimeParseException p) {
                throw new ElementFailure(
                        ErrorType.EXTRACT_VALUE_ERROR,
                        what + ": '" + e.text()
                                + "' is no date and time with an offset, such as 2026-01-31T08:00:00+08:00",
                        p);
            }
        }
        throw wrong(e, Variables.of(scope), what, "DATE_TIME", value);
    }

    /** ISO text with offset or zone (also FEEL's {@code …@Asia/Shanghai}); without either it is in the engine's zone. */
    static ZonedDateTime instant(String text, ZoneId zone) {
        int at = text.indexOf('@');
        if (at > 0) {
            return java.time.LocalDateTime.parse(text.substring(0, at)).atZone(ZoneId.of(text.substring(at + 1)));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone);
        }
        try {
            return ZonedDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return hasOffset(text)
                    ? OffsetDateTime.parse(text).toZonedDateTime()
                    : java.time.LocalDateTime.parse(text).atZone(zone);
        }
    }

    private static boolean hasOffset(String text) {
        return text.matches(".*T.*([+-]\\d{2}(:?\\d{2})?|Z)$");
    }

    private ElementFailure wrong(Expr e, Variables variables, String what, String expected, @Nullable Object value) {
        String why = feel.explain(e, variables);
        return new ElementFailure(
                ErrorType.EXTRACT_VALUE_ERROR,
                what + ": expected result of the expression '" + e.text() + "' to be '" + expected + "', but was "
                        + Values.describe(value) + (why.isEmpty() ? "" : ". " + why));
    }
}
