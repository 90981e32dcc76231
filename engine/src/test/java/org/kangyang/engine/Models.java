package org.kangyang.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kangyang.engine.deployment.Resource;

/** Small Camunda 8 models for tests, written as the XML Camunda Modeler writes, without the drawing. */
public final class Models {

    private static final Pattern FLOW = Pattern.compile("(\\S+)\\s*(?:-\\[(.*?)])?->\\s*");

    private final String id;
    private final List<String> roots = new ArrayList<>();
    private final List<String> elements = new ArrayList<>();

    private Models(String id) {
        this.id = id;
    }

    public static Models process(String id) {
        return new Models(id);
    }

    /** A message with a correlation key; {@code null}: for start events only. */
    public Models message(String messageId, String name, String correlationKey) {
        roots.add("<bpmn:message id='%s' name='%s'>%s</bpmn:message>"
                .formatted(
                        messageId,
                        name,
                        correlationKey == null
                                ? ""
                                : extensions("<zeebe:subscription correlationKey='%s'/>".formatted(correlationKey))));
        return this;
    }

    public Models error(String errorId, String code) {
        roots.add("<bpmn:error id='%s' name='%s' errorCode='%s'/>".formatted(errorId, errorId, code));
        return this;
    }

    public Models root(String xml) {
        roots.add(xml);
        return this;
    }

    public Models add(String... xml) {
        elements.addAll(List.of(xml));
        return this;
    }

    /** Flows such as {@code start -> choice -[=x > 3]-> high}; each flow's id is {@code <from>_to_<to>}. */
    public Models flow(String path) {
        elements.add(flows(path));
        return this;
    }

    public static String flows(String path) {
        StringBuilder result = new StringBuilder();
        String rest = path.strip();
        Matcher m = FLOW.matcher(rest);
        int at = 0;
        while (m.find(at)) {
            String from = m.group(1);
            Matcher next = Pattern.compile("\\S+").matcher(rest);
            next.find(m.end());
            String to = next.group();
            String condition = m.group(2) == null
                    ? ""
                    : "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>"
                            + m.group(2).replace("<", "&lt;").replace(">", "&gt;") + "</bpmn:conditionExpression>";
            result.append("<bpmn:sequenceFlow id='%s_to_%s' sourceRef='%s' targetRef='%s'>%s</bpmn:sequenceFlow>\n"
                    .formatted(from, to, from, to, condition));
            at = m.end();
        }
        return result.toString();
    }

    public String xml() {
        return named("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions_%s" targetNamespace="http://bpmn.io/schema/bpmn"
                    modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
                <bpmn:process id="%s" isExecutable="true">
                %s
                </bpmn:process>
                %s
                </bpmn:definitions>
                """.formatted(id, id, String.join("\n", elements), String.join("\n", roots)));
    }

    /** Nodes name their flows, as Modeler writes it and Camunda's rules want it. */
    private static String named(String xml) {
        Map<String, StringBuilder> names = new LinkedHashMap<>();
        Matcher m = Pattern.compile("<bpmn:sequenceFlow id='(\\S+?)' sourceRef='(\\S+?)' targetRef='(\\S+?)'")
                .matcher(xml);
        while (m.find()) {
            String id = m.group(1);
            names.computeIfAbsent(m.group(3), k -> new StringBuilder())
                    .insert(0, "<bpmn:incoming>%s</bpmn:incoming>".formatted(id));
            names.computeIfAbsent(m.group(2), k -> new StringBuilder())
                    .append("<bpmn:outgoing>%s</bpmn:outgoing>".formatted(id));
        }
        String result = xml;
        for (var e : names.entrySet()) {
            Matcher node = Pattern.compile(
                            "(<bpmn:(?!sequenceFlow)\\w+ id='" + e.getKey()
                                    + "'[^>]*?)(/>|>(\\s*<bpmn:extensionElements>.*?</bpmn:extensionElements>)?)",
                            Pattern.DOTALL)
                    .matcher(result);
            if (node.find()) {
                String tag = node.group(1).split("[ >]")[0].substring(1);
                String replaced = "/>".equals(node.group(2))
                        ? node.group(1) + ">" + e.getValue() + "</" + tag + ">"
                        : node.group() + e.getValue();
                result = result.substring(0, node.start()) + replaced + result.substring(node.end());
            }
        }
        return result;
    }

    public Resource file() {
        return Resource.of(id + ".bpmn", xml());
    }

    // elements

    public static String start(String id) {
        return "<bpmn:startEvent id='%s'/>".formatted(id);
    }

    public static String end(String id) {
        return "<bpmn:endEvent id='%s'/>".formatted(id);
    }

    public static String job(String id, String type, String... extensions) {
        return "<bpmn:serviceTask id='%s'>%s</bpmn:serviceTask>"
                .formatted(id, extensions("<zeebe:taskDefinition type='%s'/>".formatted(type), extensions));
    }

    public static String user(String id, String... extensions) {
        return "<bpmn:userTask id='%s'>%s</bpmn:userTask>".formatted(id, extensions("<zeebe:userTask/>", extensions));
    }

    public static String gateway(String id, String defaultFlow) {
        return "<bpmn:exclusiveGateway id='%s' %s/>"
                .formatted(id, defaultFlow == null ? "" : "default='" + defaultFlow + "'");
    }

    public static String parallel(String id) {
        return "<bpmn:parallelGateway id='%s'/>".formatted(id);
    }

    public static String subProcess(String id, String extensions, String... inner) {
        return "<bpmn:subProcess id='%s'>%s%s</bpmn:subProcess>".formatted(id, extensions, String.join("\n", inner));
    }

    public static String eventSubProcess(String id, String... inner) {
        return "<bpmn:subProcess id='%s' triggeredByEvent='true'>%s</bpmn:subProcess>"
                .formatted(id, String.join("\n", inner));
    }

    public static String call(String id, String attributes, String... extensions) {
        return "<bpmn:callActivity id='%s'>%s</bpmn:callActivity>"
                .formatted(id, extensions("<zeebe:calledElement %s/>".formatted(attributes), extensions));
    }

    public static String boundary(String id, String on, boolean interrupting, String definition, String... extensions) {
        return "<bpmn:boundaryEvent id='%s' attachedToRef='%s' cancelActivity='%s'>%s%s</bpmn:boundaryEvent>"
                .formatted(id, on, interrupting, extensions.length == 0 ? "" : extensions("", extensions), definition);
    }

    public static String catching(String id, String definition, String... extensions) {
        return "<bpmn:intermediateCatchEvent id='%s'>%s%s</bpmn:intermediateCatchEvent>"
                .formatted(id, extensions.length == 0 ? "" : extensions("", extensions), definition);
    }

    // parts

    public static String extensions(String first, String... more) {
        return "<bpmn:extensionElements>" + first + String.join("", more) + "</bpmn:extensionElements>";
    }

    /** Mappings such as {@code in:a==x} and {@code out:b==y.z}: direction, target, source. */
    public static String io(String... mappings) {
        StringBuilder result = new StringBuilder("<zeebe:ioMapping>");
        for (String m : mappings) {
            String direction = m.startsWith("in:") ? "input" : "output";
            String target = m.substring(m.indexOf(':') + 1, m.indexOf('='));
            String source = m.substring(m.indexOf('=') + 1);
            result.append("<zeebe:%s source='%s' target='%s'/>"
                    .formatted(direction, source.replace("'", "&apos;").replace("<", "&lt;"), target));
        }
        return result.append("</zeebe:ioMapping>").toString();
    }

    public static String message(String ref) {
        return "<bpmn:messageEventDefinition messageRef='%s'/>".formatted(ref);
    }

    public static String error(String ref) {
        return ref == null
                ? "<bpmn:errorEventDefinition/>"
                : "<bpmn:errorEventDefinition errorRef='%s'/>".formatted(ref);
    }

    /** kind: timeDate, timeDuration, timeCycle. */
    public static String timer(String kind, String text) {
        return "<bpmn:timerEventDefinition><bpmn:%s xsi:type='bpmn:tFormalExpression'>%s</bpmn:%s></bpmn:timerEventDefinition>"
                .formatted(kind, text, kind);
    }
}
