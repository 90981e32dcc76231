package org.kangyang.engine.deployment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.kangyang.engine.decision.DmnTables;
import org.kangyang.engine.translation.ModelTranslator;
import org.kangyang.engine.translation.Translation;
import org.kangyang.engine.translation.TranslationRefused;

/** A file that was read and found deployable. */
sealed interface Prepared {

    /** Characters of what is wrong: enough to work on, and no megabytes. */
    int TOLD = 20_000;

    Resource resource();

    record Model(Resource resource, Translation translation) implements Prepared {}

    record Tables(Resource resource, DmnTables.File file) implements Prepared {}

    record Form(Resource resource, String formId) implements Prepared {}

    /** Ids of what it defines, for telling two files with the same id. */
    default List<String> ids() {
        return switch (this) {
            case Model m ->
                m.translation().processIds().stream()
                        .map(i -> "process '" + i + "'")
                        .toList();
            case Tables t ->
                t.file().decisionIds().stream().map(i -> "decision '" + i + "'").toList();
            case Form f -> List.of("form '" + f.formId() + "'");
        };
    }

    /** @throws DeploymentRefused naming the file and what is wrong */
    static Prepared of(Resource resource, ModelTranslator translator, DmnTables tables) {
        String name = resource.name().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
                XmlLimits.check(resource.content());
            }
            if (name.endsWith(".bpmn")) {
                return new Model(resource, translator.translate(resource.content()));
            } else if (name.endsWith(".dmn")) {
                return new Tables(resource, tables.check(resource.content()));
            } else if (name.endsWith(".form")) {
                return new Form(resource, formId(resource));
            }
        } catch (TranslationRefused | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DeploymentRefused("'" + resource.name() + "': " + told(reason));
        }
        throw new DeploymentRefused(
                "'" + resource.name() + "': only files ending in .bpmn, .dmn and .form can be deployed");
    }

    static String told(String reason) {
        return reason.length() > TOLD ? reason.substring(0, TOLD) + " …" : reason;
    }

    private static String formId(Resource resource) {
        try {
            JsonNode id = new ObjectMapper().readTree(resource.content()).path("id");
            if (id.isTextual() && !id.asText().isBlank()) {
                return id.asText();
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalArgumentException("the form has no \"id\"");
    }
}
