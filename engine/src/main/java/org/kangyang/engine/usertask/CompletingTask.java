package org.kangyang.engine.usertask;

import io.camunda.client.protocol.rest.UserTaskProperties;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a completing listener must know of the user task it listens to. The process engine has ended the task by then,
 * so this is kept as a local variable of the task's element.
 *
 * @param key the user task's key
 * @param elementInstanceKey the user task's element instance
 * @param action what the completion said was done, {@code complete} where it said nothing
 * @param dueDate ISO date-time or empty
 * @param followUpDate ISO date-time or empty
 * @param formKey key of its form or empty
 */
public record CompletingTask(
        String key,
        String elementInstanceKey,
        String action,
        String assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        String dueDate,
        String followUpDate,
        String formKey,
        int priority) {

    /** Name of the local variable. */
    public static final String VARIABLE = "__userTask";

    Map<String, Object> toVariable() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", key);
        map.put("elementInstanceKey", elementInstanceKey);
        map.put("action", action);
        map.put("assignee", assignee);
        map.put("candidateGroups", candidateGroups);
        map.put("candidateUsers", candidateUsers);
        map.put("dueDate", dueDate);
        map.put("followUpDate", followUpDate);
        map.put("formKey", formKey);
        map.put("priority", priority);
        return map;
    }

    /** Reads the variable again; null where there is none. */
    public static @Nullable CompletingTask read(@Nullable Object variable) {
        if (!(variable instanceof Map<?, ?> map)) {
            return null;
        }
        return new CompletingTask(
                text(map, "key"),
                text(map, "elementInstanceKey"),
                text(map, "action"),
                text(map, "assignee"),
                list(map, "candidateGroups"),
                list(map, "candidateUsers"),
                text(map, "dueDate"),
                text(map, "followUpDate"),
                text(map, "formKey"),
                map.get("priority") instanceof Number number ? number.intValue() : 50);
    }

    private static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : value.toString();
    }

    private static List<String> list(Map<?, ?> map, String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** As the job names it. */
    public UserTaskProperties properties() {
        UserTaskProperties properties = new UserTaskProperties()
                .userTaskKey(key)
                .action(action)
                .assignee(assignee.isEmpty() ? null : assignee)
                .candidateGroups(candidateGroups)
                .candidateUsers(candidateUsers)
                .changedAttributes(List.of())
                .priority(priority);
        properties.setDueDate(dueDate.isEmpty() ? null : dueDate);
        properties.setFollowUpDate(followUpDate.isEmpty() ? null : followUpDate);
        properties.setFormKey(formKey.isEmpty() ? null : formKey);
        return properties;
    }

    /** As reserved headers of the job, where Camunda 8 put them first. */
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        put(headers, "assignee", assignee);
        put(headers, "dueDate", dueDate);
        put(headers, "followUpDate", followUpDate);
        put(headers, "formKey", formKey);
        put(headers, "userTaskKey", key);
        put(headers, "action", action);
        put(headers, "priority", String.valueOf(priority));
        if (!candidateGroups.isEmpty()) {
            put(headers, "candidateGroups", json(candidateGroups));
        }
        if (!candidateUsers.isEmpty()) {
            put(headers, "candidateUsers", json(candidateUsers));
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put("io.camunda.zeebe:" + name, value);
        }
    }

    private static String json(List<String> names) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(names);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
