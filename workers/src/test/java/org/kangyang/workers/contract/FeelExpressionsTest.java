package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Every FEEL expression in models, tables and forms parses with the engine that Camunda 8.9 uses. */
class FeelExpressionsTest {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.+?)}}", Pattern.DOTALL);

    /** @param failure null when it parses */
    private record Found(String where, String text, String failure) {}

    @Test
    @DisplayName("Every expression of every process model parses")
    void modelsParse() {
        List<Found> found = new ArrayList<>();
        Models.bpmn()
                .forEach((name, model) -> everyElement(model).forEach(element -> {
                    NamedNodeMap attributes = element.getAttributes();
                    for (int i = 0; i < attributes.getLength(); i++) {
                        expression(name, element, attributes.item(i).getNodeValue(), found);
                    }
                    if (Models.children(element).findAny().isEmpty()) {
                        expression(name, element, element.getTextContent(), found);
                    }
                }));
        allParse(found, 60);
    }

    @Test
    @DisplayName("Every entry of every decision table parses")
    void tablesParse() {
        List<Found> found = new ArrayList<>();
        Models.dmn().forEach((name, table) -> {
            Models.elements(table, Models.DMN, "inputEntry").forEach(entry -> {
                String text = entry.getTextContent().strip();
                assertThat(text).as(name + " " + entry.getAttribute("id")).isNotBlank();
                found.add(new Found(
                        name + " " + entry.getAttribute("id"),
                        text,
                        text.equals("-") ? null : Feel.unaryTestsFailure(text)));
            });
            Stream.of("inputExpression", "outputEntry", "literalExpression")
                    .flatMap(kind -> Models.elements(table, Models.DMN, kind))
                    .forEach(entry -> {
                        String text = entry.getTextContent().strip();
                        found.add(new Found(name + " " + entry.getAttribute("id"), text, Feel.parseFailure(text)));
                    });
        });
        allParse(found, 80);
    }

    @Test
    @DisplayName("Every condition and every text template of every form parses")
    void formsParse() {
        List<Found> found = new ArrayList<>();
        Models.forms().forEach((name, form) -> strings(form, name, found));
        allParse(found, 40);
    }

    private static void strings(JsonNode node, String where, List<Found> found) {
        if (node.isTextual()) {
            String text = node.textValue();
            if (text.startsWith("=")) {
                found.add(new Found(where, text, Feel.parseFailure(text.substring(1))));
            }
            Matcher template = TEMPLATE.matcher(text);
            while (template.find()) {
                String part = template.group(1).strip();
                if (!part.startsWith("/")) {
                    String feel = part.replaceFirst("^#(if|loop)\\s+", "");
                    found.add(new Found(where, part, Feel.parseFailure(feel)));
                }
            }
        }
        node.properties().forEach(field -> strings(field.getValue(), where + "/" + field.getKey(), found));
        if (node.isArray()) {
            node.forEach(item -> strings(item, where + "/" + item.path("id").asText("-"), found));
        }
    }

    private static void expression(String name, Element element, String text, List<Found> found) {
        if (text.strip().startsWith("=")) {
            String id = element.getAttribute("id");
            String where = name + " " + (id.isEmpty() ? element.getNodeName() : id);
            found.add(new Found(where, text, Feel.parseFailure(text.strip().substring(1))));
        }
    }

    private static Stream<Element> everyElement(Document model) {
        return Models.elements(model, "*", "*");
    }

    /** @param atLeast so that a test which finds nothing fails */
    private static void allParse(List<Found> found, int atLeast) {
        assertThat(found).as("expressions found").hasSizeGreaterThan(atLeast);
        assertThat(found).filteredOn(one -> one.failure() != null).isEmpty();
    }
}
