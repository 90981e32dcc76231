package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** What Camunda's own checks say of the models before they are deployed (DESIGN §5). */
class ModelValidationTest {

    static Stream<String> models() {
        return Models.bpmn().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("A model has nothing that Camunda's design-time validators object to")
    void passesCamundasValidators(String name) {
        byte[] content = Models.files("classpath*:bpmn/*.bpmn").get(name);
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(model).walk(visitor);
        List<String> findings = new ArrayList<>();
        visitor.getValidationResult()
                .getResults()
                .forEach((element, results) -> results.forEach(
                        result -> findings.add(element.getAttributeValue("id") + ": " + result.getMessage())));
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Every timer is an expression over the deadline table or a valid ISO text, never a policy duration")
    void timersParse(String name) {
        Document model = Models.bpmn().get(name);
        Map<String, TimerSyntax> kinds = Map.of(
                "timeDate", OffsetDateTime::parse,
                "timeDuration", ModelValidationTest::duration,
                "timeCycle", ModelValidationTest::cycle);
        kinds.forEach((kind, syntax) -> Models.elements(model, Models.BPMN, kind)
                .forEach(timer -> {
                    String text = timer.getTextContent().strip();
                    assertThat(text).as(name + " " + kind).isNotBlank();
                    if (text.startsWith("=")) {
                        assertThat(Feel.parseFailure(text.substring(1)))
                                .as(text)
                                .isNull();
                        assertThat(text)
                                .as("DESIGN §3.5: a policy duration stands in deadlines.dmn, not in " + name)
                                .doesNotContainPattern("duration\\(|P\\d|PT\\d");
                    } else {
                        assertThat(kind)
                                .as("DESIGN §3.5: the fixed %s '%s' in %s belongs into deadlines.dmn", kind, text, name)
                                .isEqualTo("timeCycle");
                        syntax.parse(text);
                    }
                }));
    }

    @FunctionalInterface
    private interface TimerSyntax {
        Object parse(String text);
    }

    private static Object duration(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    /** {@code R/PT24H} and {@code R3/PT10S}; cron is Camunda's own syntax and checked by its validators. */
    private static Object cycle(String text) {
        assertThat(text).matches("R\\d*/P.+|(\\S+ ){5}\\S+");
        return text.startsWith("R") ? duration(text.substring(text.indexOf('/') + 1)) : text;
    }
}
