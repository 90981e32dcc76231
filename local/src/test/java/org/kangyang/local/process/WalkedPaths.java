package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Which elements of the processes the stories went through, asked of the engine. Each class of stories leaves what it
 * walked in a file; whichever class is the last to do so is held to the whole.
 */
final class WalkedPaths {

    private static final Path KEPT = Path.of("target", "walked");
    private static final Path SOURCES = Path.of("src", "test", "java", "org", "kangyang", "local", "process");
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final List<String> FLOW_NODES = List.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "serviceTask",
            "userTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    /**
     * Reached only where the case changes between two jobs that follow each other at once: no story can hold that
     * moment open. The core's tests cover it.
     */
    private static final Set<String> BETWEEN_TWO_JOBS = Set.of("care-home-intake: Event_NoAdmission 已由另一流程办理");

    private WalkedPaths() {}

    /** Leaves what the stories of this class went through. */
    static void keep(CamundaClient client, Class<?> stories) throws Exception {
        List<String> walked = new ArrayList<>();
        for (Path model : models()) {
            String process = process(model);
            for (Element node : flowNodes(model)) {
                if (walked(client, process, node.getAttribute("id"))) {
                    walked.add(line(process, node));
                }
            }
        }
        Files.createDirectories(KEPT);
        Files.write(KEPT.resolve(stories.getSimpleName()), walked);
    }

    /** Fails naming each element that no story goes through; says nothing before all classes have told theirs. */
    static void assertComplete() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (Path model : models()) {
            for (Element node : flowNodes(model)) {
                missing.add(line(process(model), node));
            }
        }
        for (Path stories : listed(SOURCES, "*IT.java")) {
            String name = stories.getFileName().toString().replace(".java", "");
            if (name.endsWith("OnCamundaIT")) {
                continue;
            }
            if (Files.notExists(KEPT.resolve(name))) {
                return;
            }
            missing.removeAll(Files.readAllLines(KEPT.resolve(name)));
        }
        missing.removeAll(BETWEEN_TWO_JOBS);
        assertThat(missing).as("elements that no story goes through").isEmpty();
    }

    private static List<Path> models() throws IOException {
        return listed(Path.of("..", "bpmn"), "*.bpmn");
    }

    private static List<Path> listed(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    private static String process(Path model) {
        return model.getFileName().toString().replace(".bpmn", "");
    }

    private static String line(String process, Element node) {
        return process + ": " + node.getAttribute("id") + " " + node.getAttribute("name");
    }

    private static List<Element> flowNodes(Path model) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (var in = Files.newInputStream(model)) {
            var document = factory.newDocumentBuilder().parse(in);
            List<Element> nodes = new ArrayList<>();
            for (String name : FLOW_NODES) {
                NodeList found = document.getElementsByTagNameNS(BPMN, name);
                for (int i = 0; i < found.getLength(); i++) {
                    nodes.add((Element) found.item(i));
                }
            }
            return nodes;
        }
    }

    private static boolean walked(CamundaClient client, String process, String elementId) {
        return !client.newElementInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(process).elementId(elementId))
                .page(p -> p.limit(1))
                .send()
                .join()
                .items()
                .isEmpty();
    }
}
