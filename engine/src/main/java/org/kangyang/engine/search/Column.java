package org.kangyang.engine.search;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a search request as an SQL expression.
 *
 * @param sql the expression; it may be null for a row unless {@code required}
 * @param sorted the expression to sort by, null where {@code sql} is
 * @param type how its values are read and compared
 * @param required whether every row has a value, so that sorting needs no stand-in for null
 * @param values the words an enumeration knows; empty for the other types
 * @param stored how a value of the API is stored; null where nothing stored can match
 */
public record Column(
        String sql,
        String sorted,
        Type type,
        boolean required,
        List<String> values,
        Function<String, @Nullable String> stored) {

    /** Kinds of values, each with the operators Camunda offers for it. */
    public enum Type {
        TEXT,
        NUMBER,
        TIME,
        FLAG,
        WORD
    }

    public static Column text(String sql) {
        return new Column(sql, sql, Type.TEXT, false, List.of(), value -> value);
    }

    /** A numeric string, compared as a string. */
    public static Column key(String sql) {
        return text(sql);
    }

    /** A key that is stored at the end of a longer id ({@link Dialect#key}); {@code stored} finds that id. */
    public static Column storedKey(String sql, Function<String, @Nullable String> stored) {
        return new Column(sql, Dialect.key(sql), Type.TEXT, false, List.of(), stored);
    }

    public static Column number(String sql) {
        return new Column(sql, sql, Type.NUMBER, false, List.of(), value -> value);
    }

    public static Column time(String sql) {
        return new Column(sql, sql, Type.TIME, false, List.of(), value -> value);
    }

    /** A condition that is true or false for every row. */
    public static Column flag(String condition) {
        String sql = "(case when " + condition + " then 1 else 0 end)";
        return new Column(sql, sql, Type.FLAG, true, List.of(), value -> value);
    }

    public static <E extends Enum<E>> Column word(String sql, Class<E> type) {
        List<String> words = java.util.Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .filter(word -> !"unknown_default_open_api".equals(word))
                .toList();
        return new Column(sql, sql, Type.WORD, false, words, value -> value);
    }

    Column notNull() {
        return new Column(sql, sorted, type, true, values, stored);
    }

    /** Knows these words alone: what no row is called is refused, not looked for in vain. */
    public Column only(String... words) {
        return new Column(sql, sorted, type, required, List.of(words), stored);
    }

    /** The expression to sort by: never null, so that a cursor can be compared with it. */
    String sortSql() {
        if (required) {
            return sorted;
        }
        return switch (type) {
            case TEXT, WORD -> "coalesce(" + sorted + ", '')";
            case NUMBER, FLAG -> "coalesce(" + sorted + ", -1)";
            case TIME -> "coalesce(" + sorted + ", timestamp '9999-12-31 00:00:00')";
        };
    }
}
