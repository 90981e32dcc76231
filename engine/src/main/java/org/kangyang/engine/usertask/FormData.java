package org.kangyang.engine.usertask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;

/**
 * What the Tasklist submits ({@code name: {value, type, valueInfo}}) as plain JSON values. Its Camunda forms send a
 * context or list as JSON text under the type that the variable had before: {@code Null} where it was null.
 */
final class FormData {

    private FormData() {}

    static Map<String, Object> read(JsonNode variables, ObjectMapper json) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            values.put(variable.getKey(), value(variable.getKey(), variable.getValue(), json));
        }
        return values;
    }

    private static @Nullable Object value(String name, JsonNode variable, ObjectMapper json) {
        JsonNode value = variable.path("value");
        String type = variable.path("type").asText("");
        try {
            return switch (type) {
                case "Json", "json", "Object", "object", "Null", "null" ->
                    value.isTextual() ? json.readValue(value.asText(), Object.class) : plain(value, json);
                case "File", "file", "Bytes", "bytes", "Xml", "xml" ->
                    throw Rejection.invalidArgument("Variable [" + name + "] of type [" + type + "] is no JSON value");
                case "Integer", "integer", "Long", "long", "Short", "short" ->
                    value.isTextual() ? (Object) Long.valueOf(value.asText()) : plain(value, json);
                case "Double", "double" -> value.isNumber() ? (Object) value.asDouble() : plain(value, json);
                default -> plain(value, json);
            };
        } catch (JsonProcessingException | NumberFormatException malformed) {
            throw Rejection.invalidArgument("Variable [" + name + "] cannot be read as " + type);
        }
    }

    private static @Nullable Object plain(JsonNode value, ObjectMapper json) throws JsonProcessingException {
        return value.isMissingNode() ? null : json.treeToValue(value, Object.class);
    }
}
