package org.kangyang.engine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.engine.Models.boundary;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.catching;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.error;
import static org.kangyang.engine.Models.eventSubProcess;
import static org.kangyang.engine.Models.extensions;
import static org.kangyang.engine.Models.flows;
import static org.kangyang.engine.Models.gateway;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.message;
import static org.kangyang.engine.Models.parallel;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.subProcess;
import static org.kangyang.engine.Models.timer;
import static org.kangyang.engine.Models.user;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.engine.Models;
import org.kangyang.engine.feel.Feel;

/** What the engine cannot honour is refused at deployment, with the element's id and the reason; nothing is ignored. */
class ModelTranslatorTest {

    private final ModelTranslator translator = new ModelTranslator(new Feel(ZoneId.of("Asia/Shanghai")));

    private Translation translate(Models model) {
        return translator.translate(model.xml().getBytes(StandardCharsets.UTF_8));
    }

    private static final String LOOP = "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
            + "<zeebe:loopCharacteristics inputCollection='=items'/></bpmn:extensionElements>"
            + "</bpmn:multiInstanceLoopCharacteristics>";

    static Arguments one(String element, String why, String xml) {
        return Arguments.of(
                element, why, process("p").add(start("start"), xml, end("end")).flow("start -> x -> end"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                one("x", "complex", "<bpmn:complexGateway id='x'/>"),
                one("x", "ad-hoc", "<bpmn:adHocSubProcess id='x'><bpmn:task id='t'/></bpmn:adHocSubProcess>"),
                one("x", "transaction", "<bpmn:transaction id='x'>" + start("s") + "</bpmn:transaction>"),
                one(
                        "x",
                        "compensation",
                        "<bpmn:intermediateThrowEvent id='x'><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>"),
                one("x", "signal", catching("x", "<bpmn:signalEventDefinition/>")),
                one("x", "a signal (signalRef)", catching("x", "<bpmn:signalEventDefinition signalRef='none'/>")),
                one("x", "no incoming sequence flow", catching("x", "<bpmn:linkEventDefinition name='l'/>")),
                Arguments.of(
                        "x",
                        "catches the link 'l'",
                        process("p")
                                .add(
                                        start("start"),
                                        "<bpmn:intermediateThrowEvent id='x'><bpmn:linkEventDefinition name='l'/></bpmn:intermediateThrowEvent>")
                                .flow("start -> x")),
                one(
                        "x",
                        "escalation",
                        "<bpmn:intermediateThrowEvent id='x'><bpmn:escalationEventDefinition/></bpmn:intermediateThrowEvent>"),
                one("x", "conditional", catching("x", "<bpmn:conditionalEventDefinition/>")),
                one("x", "standard loops", "<bpmn:task id='x'><bpmn:standardLoopCharacteristics/></bpmn:task>"),
                one("x", "execution listeners", job("x", "j", "<zeebe:executionListeners/>")),
                one("x", "job worker", "<bpmn:userTask id='x'/>"),
                one(
                        "x",
                        "'creating' is not supported",
                        user(
                                "x",
                                "<zeebe:taskListeners><zeebe:taskListener eventType='creating' type='t'/></zeebe:taskListeners>")),
                one(
                        "x",
                        "binding 'deployment'",
                        user("x", "<zeebe:formDefinition formId='f' bindingType='deployment'/>")),
                one("x", "form id that is an expression", user("x", "<zeebe:formDefinition formId='=f'/>")),
                one(
                        "x",
                        "form reference that is an expression",
                        user("x", "<zeebe:formDefinition externalReference='=f'/>")),
                one("x", "binding 'deployment'", call("x", "processId='c' bindingType='deployment'")),
                one("x", "versionTag", call("x", "processId='c' versionTag='v1'")),
                one("x", "cannot be read", job("x", "j", io("in:a==1 +"))),
                one("x", "no variable name", job("x", "j", io("in:a-b==1"))),
                one("x", "reserved", job("x", "j", io("in:__a==1"))),
                one("x", "zeebe:jobPriority", job("x", "j", "<zeebe:jobPriority value='1'/>")),
                one(
                        "x",
                        "has no meaning here",
                        "<bpmn:task id='x'><bpmn:extensionElements><zeebe:taskDefinition type='t'/></bpmn:extensionElements></bpmn:task>"),
                one("x", "has no meaning here", user("x", "<zeebe:taskDefinition type='t'/>")),
                one("x", "has no meaning here", call("x", "processId='c'", "<zeebe:taskDefinition type='t'/>")),
                one("x", "has no meaning here", job("x", "j", "<zeebe:calledElement processId='c'/>")),
                one("x", "two output mappings to 'a'", job("x", "j", io("out:a==1", "out:a==2"))),
                Arguments.of(
                        "a__b",
                        "reserved",
                        process("p")
                                .add(start("start"), job("a__b", "j"), end("end"))
                                .flow("start -> a__b -> end")),
                one("x", "retries must be", job("x", "j' retries='0")),
                one("x", "retries must be", job("x", "j' retries='many")),
                one(
                        "x",
                        "no expression",
                        user(
                                "x",
                                "<zeebe:taskListeners><zeebe:taskListener eventType='completing' type='=t'/></zeebe:taskListeners>")),
                one(
                        "x",
                        "propagateAllParentVariables",
                        "<bpmn:callActivity id='x'>"
                                + extensions("<zeebe:calledElement processId='c' propagateAllParentVariables='false'/>")
                                + LOOP
                                + "</bpmn:callActivity>"),
                one(
                        "x",
                        "completion condition",
                        "<bpmn:serviceTask id='x'>" + extensions("<zeebe:taskDefinition type='t'/>", io("in:a==1"))
                                + LOOP.replace(
                                        "</bpmn:multi",
                                        "<bpmn:completionCondition>=a</bpmn:completionCondition></bpmn:multi")
                                + "</bpmn:serviceTask>"),
                Arguments.of(
                        "x",
                        "input mappings",
                        process("p")
                                .message("m", "name", "=k")
                                .add(
                                        start("start"),
                                        end("end"),
                                        eventSubProcess(
                                                "x",
                                                extensions(io("in:a==1")),
                                                "<bpmn:startEvent id='s'>" + message("m") + "</bpmn:startEvent>",
                                                end("e"),
                                                flows("s -> e")))
                                .flow("start -> end")),
                Arguments.of(
                        "x",
                        "within another",
                        process("p")
                                .message("m", "name", "=k")
                                .add(
                                        start("start"),
                                        end("end"),
                                        eventSubProcess(
                                                "o",
                                                "<bpmn:startEvent id='s'>" + message("m") + "</bpmn:startEvent>",
                                                end("e"),
                                                flows("s -> e"),
                                                eventSubProcess(
                                                        "x",
                                                        "<bpmn:startEvent id='s2'>" + message("m")
                                                                + "</bpmn:startEvent>",
                                                        end("e2"),
                                                        flows("s2 -> e2"))))
                                .flow("start -> end")),
                one("x", "no cluster variables", job("x", "j", io("in:a==camunda.vars.env.BED"))),
                one(
                        "x",
                        "input mappings",
                        "<bpmn:exclusiveGateway id='x'>" + extensions(io("in:a==1")) + "</bpmn:exclusiveGateway>"),
                one("x", "attribute 'startQuantity'", "<bpmn:task id='x' startQuantity='2'/>"),
                one("x", "timeDuration 'PT1X'", catching("x", timer("timeDuration", "PT1X"))),
                one("x", "cycle", catching("x", timer("timeCycle", "R3/PT1H"))),
                one("x", "messageRef", catching("x", "<bpmn:messageEventDefinition/>")),
                one(
                        "x",
                        "job type",
                        "<bpmn:intermediateThrowEvent id='x'><bpmn:messageEventDefinition/></bpmn:intermediateThrowEvent>"),
                one("x", "", "<bpmn:serviceTask id='x'/>"),
                one("x", "", "<bpmn:businessRuleTask id='x'/>"),
                one("x", "", "<bpmn:callActivity id='x'/>"),
                one(
                        "x",
                        "loop cardinality",
                        "<bpmn:task id='x'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>"),
                Arguments.of(
                        "x_to_b",
                        "must have a condition",
                        process("p")
                                .add(start("start"), gateway("x", null), end("a"), end("b"))
                                .flow("start -> x -[=true]-> a")
                                .flow("x -> b")),
                Arguments.of(
                        "start_to_a",
                        "only supported on flows out of an exclusive or inclusive gateway",
                        process("p").add(start("start"), end("a")).flow("start -[=true]-> a")),
                Arguments.of(
                        "x_to_a",
                        "no FEEL expression",
                        process("p")
                                .add(start("start"), gateway("x", "x_to_b"), end("a"), end("b"))
                                .flow("start -> x -[true]-> a")
                                .flow("x -> b")),
                Arguments.of(
                        "x",
                        "correlationKey",
                        process("p")
                                .message("m", "name", null)
                                .add(start("start"), catching("x", message("m")), end("end"))
                                .flow("start -> x -> end")),
                Arguments.of(
                        "x",
                        "'::'",
                        process("p")
                                .message("m", "a::b", "=k")
                                .add(start("start"), catching("x", message("m")), end("end"))
                                .flow("start -> x -> end")),
                Arguments.of(
                        "x",
                        "static text",
                        process("p")
                                .error("e", "=code")
                                .add(
                                        start("start"),
                                        job("work", "j"),
                                        boundary("x", "work", true, error("e")),
                                        end("end"),
                                        end("caught"))
                                .flow("start -> work -> end")
                                .flow("x -> caught")),
                Arguments.of(
                        "x",
                        "input mappings",
                        process("p")
                                .message("m", "name", "=k")
                                .add(start("start"), catching("x", message("m"), io("in:a==1")), end("end"))
                                .flow("start -> x -> end")),
                Arguments.of(
                        "x",
                        "duration",
                        process("p")
                                .add(
                                        "<bpmn:startEvent id='x'>" + timer("timeDuration", "PT1H")
                                                + "</bpmn:startEvent>",
                                        end("end"))
                                .flow("x -> end")),
                Arguments.of(
                        "s",
                        "",
                        process("p")
                                .add(
                                        start("start"),
                                        end("end"),
                                        eventSubProcess("x", start("s"), end("e"), flows("s -> e")))
                                .flow("start -> end")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refuses_what_it_cannot_honour_naming_the_element(String element, String why, Models model) {
        assertThatThrownBy(() -> translate(model))
                .isInstanceOfSatisfying(
                        TranslationRefused.class,
                        refused -> assertThat(refused.reasons()).anySatisfy(r -> {
                            assertThat(r.elementId()).isEqualTo(element);
                            assertThat(r.reason()).contains(why);
                        }));
    }

    private static final String SCRIPT =
            "<bpmn:scriptTask id='x'><bpmn:extensionElements><zeebe:script expression='=1' resultVariable='r'/>"
                    + "</bpmn:extensionElements></bpmn:scriptTask>";

    /** A merging gateway {@code m} and what stands between it and itself. */
    private static Models loop(String elements, String... flows) {
        Models model = process("p").add(start("start"), gateway("m", null), end("end"), elements);
        for (String flow : flows) {
            model.flow(flow);
        }
        return model;
    }

    static Stream<Arguments> endless() {
        String thrown = "<bpmn:intermediateThrowEvent id='%s'/>";
        String link = "<bpmn:linkEventDefinition name='l'/>";
        return Stream.of(
                Arguments.of("a gateway", loop("", "start -> m -> m")),
                Arguments.of("two gateways", loop(gateway("x", null), "start -> m -> x -> m")),
                Arguments.of("an event", loop(thrown.formatted("x"), "start -> m -> x -> m")),
                Arguments.of("an event alone", loop(thrown.formatted("x"), "start -> x -> x")),
                Arguments.of("a task", loop("<bpmn:task id='x'/>", "start -> m -> x -> m")),
                Arguments.of("a manual task", loop("<bpmn:manualTask id='x'/>", "start -> m -> x -> m")),
                Arguments.of("a script", loop(SCRIPT, "start -> m -> x -> m")),
                Arguments.of("a fork", loop(parallel("x"), "start -> m -> x -> m", "x -> end")),
                Arguments.of(
                        "links",
                        loop(
                                "<bpmn:intermediateThrowEvent id='x'>" + link + "</bpmn:intermediateThrowEvent>"
                                        + "<bpmn:intermediateCatchEvent id='y'>" + link
                                        + "</bpmn:intermediateCatchEvent>",
                                "start -> m -> x",
                                "y -> m")),
                Arguments.of(
                        "inside a sub-process",
                        process("p")
                                .add(
                                        start("start"),
                                        subProcess("s", "", start("i"), gateway("m", null), flows("i -> m -> m")),
                                        end("end"))
                                .flow("start -> s -> end")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void refuses_a_loop_that_nothing_leaves(String what, Models model) {
        assertThatThrownBy(() -> translate(model)).hasMessageContaining("in a loop that never ends");
    }

    static Stream<Arguments> ending() {
        String back = "start -> m -> x -> g -[=again]-> m";
        return Stream.of(
                Arguments.of("a job", loop(job("x", "j"), "start -> m -> x -> m")),
                Arguments.of("a user task", loop(user("x"), "start -> m -> x -> m")),
                Arguments.of("a timer", loop(catching("x", timer("timeDuration", "PT1H")), "start -> m -> x -> m")),
                Arguments.of("a choice", loop(SCRIPT + gateway("g", "g_to_end"), back, "g -> end")),
                Arguments.of(
                        "two ways to one place",
                        loop(
                                parallel("f") + "<bpmn:task id='x'/><bpmn:task id='y'/>",
                                "start -> f -> x -> m -> end",
                                "f -> y -> m")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ending")
    void takes_loops_in_which_something_waits_or_chooses(String what, Models model) {
        assertThat(translate(model).processIds()).containsExactly("p");
    }

    @Test
    void names_the_first_of_a_long_loop() {
        int tasks = 200;
        StringBuilder elements = new StringBuilder();
        StringBuilder flow = new StringBuilder("start -> m");
        for (int i = 0; i < tasks; i++) {
            elements.append("<bpmn:task id='t").append(i).append("'/>");
            flow.append(" -> t").append(i);
        }
        assertThatThrownBy(() -> translate(loop(elements.toString(), flow + " -> m")))
                .hasMessageContaining("in a loop that never ends")
                .message()
                .hasSizeLessThan(1_000);
    }

    @Test
    void names_every_element_that_it_refuses_not_only_the_first() {
        assertThatThrownBy(() -> translate(process("p")
                        .add(
                                start("start"),
                                call("x", "processId='c' versionTag='1'"),
                                call("y", "processId='c' versionTag='1'"),
                                end("end"))
                        .flow("start -> x -> y -> end")))
                .hasMessageContaining("'x'")
                .hasMessageContaining("'y'");
    }

    @Test
    void refuses_text_that_is_no_xml_and_models_without_an_executable_process() {
        assertThatThrownBy(() -> translator.translate("no xml".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("well-formed");
        assertThatThrownBy(() -> translator.translate(process("p")
                        .add(start("s"))
                        .xml()
                        .replace("isExecutable=\"true\"", "isExecutable=\"false\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("executable");
    }

    @Test
    void enters_asynchronously_what_evaluates_and_synchronously_a_plain_job() {
        String xml = new String(
                translate(process("p")
                                .add(start("start"), job("plain", "j"), job("mapped", "j", io("in:a==b")), end("end"))
                                .flow("start -> plain -> mapped -> end"))
                        .xml(),
                StandardCharsets.UTF_8);
        assertThat(xml)
                .containsPattern("id=\"mapped\"[^>]*asyncBefore=\"true\"|asyncBefore=\"true\"[^>]*id=\"mapped\"");
        assertThat(xml).doesNotContainPattern("<bpmn:serviceTask[^>]*asyncBefore=\"true\"[^>]*id=\"plain\"");
    }

    /** The models of this repository, whatever they are about. */
    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../bpmn"))) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void accepts_every_model_of_this_repository(Path model) throws IOException {
        assertThat(translator.translate(Files.readAllBytes(model)).processIds()).isNotEmpty();
    }

    @Test
    void ignores_what_is_only_drawn() {
        Models drawn = process("p")
                .add(start("start"), job("x", "j"), end("end"), "<bpmn:dataObject id='d'/>")
                .flow("start -> x -> end")
                .add(
                        "<bpmn:textAnnotation id='note'><bpmn:text>hm</bpmn:text></bpmn:textAnnotation>",
                        "<bpmn:association id='a' sourceRef='x' targetRef='note'/>");
        assertThat(translate(drawn).processIds()).containsExactly("p");
    }
}
