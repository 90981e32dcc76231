package org.kangyang.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;

/**
 * Filters as SQL conditions. A property comes bare or as an object of operators; empty {@code $in}, {@code $notIn} and
 * {@code $or}, which Camunda's client always sends, say nothing. Whatever else is not understood is refused.
 */
public final class Conditions {

    /** Parts of one {@code $or}. */
    static final int MAX_ALTERNATIVES = 50;

    private static final String NOTHING = "1 = 0";

    private Conditions() {}

    static <R> String where(Table<R> table, @Nullable JsonNode filter, Parameters parameters) {
        if (filter == null || filter.isNull()) {
            return "1 = 1";
        }
        if (!filter.isObject()) {
            throw Rejection.invalidArgument("filter must be an object");
        }
        StringJoiner all = new StringJoiner(" and ", "", "").setEmptyValue("1 = 1");
        Map<Table.Together, Map<String, JsonNode>> together = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : filter.properties()) {
            JsonNode value = property.getValue();
            Table.Together joint = table.together().get(property.getKey());
            if (joint != null && !isSilent(value)) {
                together.computeIfAbsent(joint, first -> new LinkedHashMap<>()).put(property.getKey(), value);
            } else if (!isSilent(value)) {
                String condition = property(table, property.getKey(), value, parameters);
                if (!condition.isEmpty()) {
                    all.add("(" + condition + ")");
                }
            }
        }
        together.forEach((joint, asked) -> all.add("(" + joint.condition(asked, parameters) + ")"));
        return all.toString();
    }

    private static boolean isSilent(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
    }

    private static <R> String property(Table<R> table, String field, JsonNode value, Parameters parameters) {
        if ("$or".equals(field)) {
            if (value.size() > MAX_ALTERNATIVES) {
                throw Rejection.invalidArgument("filter [$or]: at most " + MAX_ALTERNATIVES + " alternatives");
            }
            StringJoiner any = new StringJoiner(" or ");
            for (JsonNode part : value) {
                if (!isSilent(part.path("$or"))) {
                    throw Rejection.invalidArgument("filter [$or]: an alternative has no $or of its own");
                }
                any.add(where(table, part, parameters));
            }
            return any.toString();
        }
        Table.Special special = table.specials().get(field);
        if (special != null) {
            return special.condition(field, value, parameters);
        }
        Column column = table.columns().get(field);
        if (column == null) {
            throw Rejection.invalidArgument("This server cannot filter by [" + field + "]; it can by "
                    + table.columns().keySet() + table.specials().keySet()
                    + table.together().keySet());
        }
        return compare(field, column, value, parameters);
    }

    /** The condition that {@code column} meets {@code value}, which is bare or an object of operators. */
    public static String compare(String field, Column column, JsonNode value, Parameters parameters) {
        if (value.isValueNode()) {
            return operator(field, column, "$eq", value, parameters);
        }
        if (!value.isObject()) {
            throw Rejection.invalidArgument("filter [" + field + "] must be a value or an object of operators");
        }
        StringJoiner all = new StringJoiner(" and ");
        for (Map.Entry<String, JsonNode> operator : value.properties()) {
            JsonNode operand = operator.getValue();
            if (!isSilent(operand)) {
                all.add(operator(field, column, operator.getKey(), operand, parameters));
            }
        }
        return all.toString();
    }

    /**
     * The condition on a field of which a row has many, as candidates of a task: what must not be is true of none.
     *
     * @param any the condition that one of them meets what is asked: a value, or an object of operators; empty: any at all
     */
    public static String among(JsonNode asked, Function<JsonNode, String> any) {
        if (!asked.isObject()) {
            return any.apply(asked);
        }
        StringJoiner all = new StringJoiner(" and ");
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> operator : asked.properties()) {
            JsonNode operand = operator.getValue();
            if (isSilent(operand)) {
                continue;
            }
            switch (operator.getKey()) {
                case "$exists" -> all.add(not(!operand.asBoolean(), any.apply(JsonNodeFactory.instance.objectNode())));
                case "$neq" -> all.add(not(true, any.apply(only("$eq", operand))));
                case "$notIn" -> all.add(not(true, any.apply(only("$in", operand))));
                default -> one.set(operator.getKey(), operand);
            }
        }
        if (!one.isEmpty()) {
            all.add("(" + any.apply(one) + ")");
        }
        return all.toString();
    }

    /** Whether it is asked that there is no such thing, which leaves nothing else to ask of it. */
    public static boolean isAbsence(String field, JsonNode asked) {
        JsonNode exists = asked.path("$exists");
        if (exists.isMissingNode() || exists.isNull() || exists.asBoolean()) {
            return false;
        }
        if (asked.valueStream().filter(operand -> !isSilent(operand)).count() > 1) {
            throw Rejection.invalidArgument(
                    "filter [" + field + "]: [$exists] false leaves nothing to compare, give it alone");
        }
        return true;
    }

    private static ObjectNode only(String operator, JsonNode operand) {
        return JsonNodeFactory.instance.objectNode().set(operator, operand);
    }

    private static String not(boolean not, String condition) {
        return (not ? "not (" : "(") + condition + ")";
    }

    private static String operator(
            String field, Column column, String operator, JsonNode operand, Parameters parameters) {
        String sql = column.sql();
        boolean ordered = column.type() == Column.Type.NUMBER || column.type() == Column.Type.TIME;
        return switch (operator) {
            case "$eq" -> equal(field, column, operand, parameters);
            case "$neq" -> "(" + sql + " is null or not " + equal(field, column, operand, parameters) + ")";
            case "$in" -> in(field, column, operand, parameters);
            case "$notIn" -> "(" + sql + " is null or not " + in(field, column, operand, parameters) + ")";
            case "$exists" -> sql + (operand.asBoolean() ? " is not null" : " is null");
            case "$like" -> {
                if (column.type() != Column.Type.TEXT && column.type() != Column.Type.WORD) {
                    throw unknown(field, operator);
                }
                Wildcards pattern = Wildcards.of(field, operand.asText());
                yield pattern.like().indexOf(0) >= 0 ? NOTHING : parameters.like(sql, pattern);
            }
            case "$gt", "$gte", "$lt", "$lte" -> {
                if (!ordered) {
                    throw unknown(field, operator);
                }
                String sign = (operator.startsWith("$g") ? ">" : "<") + (operator.endsWith("e") ? "=" : "");
                Object bound = read(field, column, operand);
                yield bound == null ? NOTHING : sql + " " + sign + " " + parameters.add(bound);
            }
            default -> throw unknown(field, operator);
        };
    }

    private static Rejection unknown(String field, String operator) {
        return Rejection.invalidArgument("filter [" + field + "] knows no operator [" + operator + "]");
    }

    private static String equal(String field, Column column, JsonNode operand, Parameters parameters) {
        Object value = read(field, column, operand);
        return value == null ? NOTHING : column.sql() + " = " + parameters.add(value);
    }

    private static String in(String field, Column column, JsonNode operand, Parameters parameters) {
        if (!operand.isArray()) {
            throw Rejection.invalidArgument("filter [" + field + "]: $in and $notIn take a list");
        }
        List<String> places = new ArrayList<>();
        for (JsonNode item : operand) {
            Object value = read(field, column, item);
            if (value != null) {
                places.add(parameters.add(value));
            }
        }
        return places.isEmpty() ? NOTHING : column.sql() + " in (" + String.join(", ", places) + ")";
    }

    private static @Nullable Object read(String field, Column column, JsonNode operand) {
        String text = operand.asText();
        if (text.indexOf(0) >= 0) {
            return null; // no text is stored with it, and PostgreSQL refuses to compare with it
        }
        try {
            return switch (column.type()) {
                case TEXT -> column.stored().apply(text);
                case NUMBER -> Long.valueOf(text);
                case TIME -> Timestamp.from(OffsetDateTime.parse(text).toInstant());
                case FLAG -> flag(text);
                case WORD -> word(column, text);
            };
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            throw Rejection.invalidArgument("filter [" + field + "]: [" + text + "] is no "
                    + switch (column.type()) {
                        case NUMBER -> "whole number";
                        case TIME -> "date-time with offset, as 2026-01-31T08:00:00+08:00";
                        case FLAG -> "true or false";
                        case WORD -> "value of " + column.values();
                        case TEXT -> "text";
                    });
        }
    }

    private static Integer flag(String text) {
        return switch (text) {
            case "true" -> 1;
            case "false" -> 0;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static @Nullable String word(Column column, String text) {
        if (!column.values().contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return column.stored().apply(text);
    }
}
