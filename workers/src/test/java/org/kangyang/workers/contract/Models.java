package org.kangyang.workers.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The models, tables and forms that are deployed, as the tests read them. */
final class Models {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private Models() {}

    static Map<String, Document> bpmn() {
        return xml("classpath*:bpmn/*.bpmn");
    }

    static Map<String, Document> dmn() {
        return xml("classpath*:bpmn/*.dmn");
    }

    static Map<String, JsonNode> forms() {
        Map<String, JsonNode> forms = new TreeMap<>();
        files("classpath*:forms/*.form").forEach((name, content) -> {
            try {
                forms.put(name, new ObjectMapper().readTree(content));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
        return forms;
    }

    static Map<String, byte[]> files(String pattern) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(file.getFilename(), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(pattern, e);
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("No file matches " + pattern);
        }
        return files;
    }

    private static Map<String, Document> xml(String pattern) {
        Map<String, Document> documents = new TreeMap<>();
        files(pattern).forEach((name, content) -> {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                documents.put(name, factory.newDocumentBuilder().parse(new ByteArrayInputStream(content)));
            } catch (Exception e) {
                throw new IllegalStateException(name, e);
            }
        });
        return documents;
    }

    static Stream<Element> elements(Document document, String namespace, String name) {
        return list(document.getElementsByTagNameNS(namespace, name));
    }

    static Stream<Element> within(Element element, String namespace, String name) {
        return list(element.getElementsByTagNameNS(namespace, name));
    }

    /** Extension elements of this very element, not of elements inside it. */
    static Stream<Element> own(Element element, String zeebeName) {
        return children(element)
                .filter(child -> "extensionElements".equals(child.getLocalName()))
                .flatMap(extensions -> within(extensions, ZEEBE, zeebeName));
    }

    static Stream<Element> children(Element element) {
        return list(element.getChildNodes());
    }

    static Stream<JsonNode> components(JsonNode form) {
        List<JsonNode> all = new ArrayList<>();
        collect(form, all);
        return all.stream();
    }

    private static void collect(JsonNode parent, List<JsonNode> into) {
        for (JsonNode component : parent.path("components")) {
            into.add(component);
            collect(component, into);
        }
    }

    /** Whole keys of a form's fields: what stands in a list is keyed below the list's path. */
    static Stream<String> keys(JsonNode form) {
        List<String> all = new ArrayList<>();
        collectKeys(form, "", all);
        return all.stream();
    }

    private static void collectKeys(JsonNode parent, String above, List<String> into) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                into.add(above + component.path("key").asText());
            }
            String path = component.path("path").asText("");
            collectKeys(component, path.isEmpty() ? above : above + path + ".", into);
        }
    }

    private static Stream<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                elements.add((Element) nodes.item(i));
            }
        }
        return elements.stream();
    }
}
