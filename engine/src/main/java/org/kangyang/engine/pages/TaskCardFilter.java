package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.operaton.bpm.engine.FilterService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.exception.NullValueException;

/**
 * Puts the variables that a filter names on the task cards. Operaton looks only at the instance's own variables and
 * asks for rights on the whole instance; here whoever sees the task sees what its form would show, wherever in the
 * enclosing scopes it is kept.
 */
class TaskCardFilter extends AnswerFilter {

    private static final Pattern LIST = Pattern.compile("/operaton/api/engine/engine/[\\w-]+/filter/([^/]+)/list");

    private final FilterService filters;
    private final TaskService tasks;

    TaskCardFilter(ProcessEngine engine, ObjectMapper json) {
        super("POST", LIST, json, engine);
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
    }

    @Override
    void complete(JsonNode answer, String filterId) {
        List<String> names = shownBy(filterId);
        if (names.isEmpty()) {
            return;
        }
        for (JsonNode task : answer.path("_embedded").path("task")) {
            ((ObjectNode) task)
                    .withObject("_embedded")
                    .set("variable", cards(task.path("id").asText(), names));
        }
    }

    private List<String> shownBy(String filterId) {
        Object variables = filters.getFilter(filterId).getProperties().get("variables");
        return variables instanceof List<?> list
                ? list.stream()
                        .map(variable -> String.valueOf(((Map<?, ?>) variable).get("name")))
                        .toList()
                : List.of();
    }

    private ArrayNode cards(String taskId, List<String> names) {
        ArrayNode cards = new ObjectMapper().createArrayNode();
        values(taskId, names).forEach((name, value) -> {
            if (value != null) {
                cards.addObject().put("name", name).put("type", "String").put("value", String.valueOf(value));
            }
        });
        return cards;
    }

    private Map<String, Object> values(String taskId, List<String> names) {
        try {
            return tasks.getVariables(taskId, names);
        } catch (NullValueException completedMeanwhile) {
            return Map.of();
        }
    }
}
