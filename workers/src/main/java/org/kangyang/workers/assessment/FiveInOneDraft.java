package org.kangyang.workers.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.FiveInOneForm;

/**
 * What was filled in, as the form shows it again: a choice is matched by the text of its option ("10"), so a number would
 * leave it blank. The note is not among it.
 */
final class FiveInOneDraft {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private FiveInOneDraft() {}

    static @Nullable Map<String, Object> of(@Nullable FiveInOneForm form) {
        if (form == null) {
            return null;
        }
        ObjectNode draft = JSON.valueToTree(form);
        // Free text stays on the case; the variable would carry it through the engine (DESIGN §1).
        draft.remove("note");
        choicesAsText(draft, "adl");
        choicesAsText(draft, "iadl");
        if (draft.get("nrs") instanceof ObjectNode nrs) {
            choiceAsText(nrs, "nutrition");
            choiceAsText(nrs, "disease");
        }
        return JSON.convertValue(draft, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    private static void choicesAsText(ObjectNode draft, String instrument) {
        if (draft.get(instrument) instanceof ObjectNode items) {
            items.properties().stream().map(Map.Entry::getKey).toList().forEach(item -> choiceAsText(items, item));
        }
    }

    private static void choiceAsText(ObjectNode items, String item) {
        if (items.path(item).isNumber()) {
            items.put(item, items.get(item).asText());
        }
    }
}
