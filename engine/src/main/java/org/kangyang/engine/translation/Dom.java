package org.kangyang.engine.translation;

import static org.kangyang.engine.translation.Namespaces.BPMN;
import static org.kangyang.engine.translation.Namespaces.ZEEBE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The little of DOM that the translation needs. */
final class Dom {

    private Dom() {}

    static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(xml));
    }

    static byte[] write(Document document) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    static List<Element> children(Node parent) {
        List<Element> result = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                result.add(e);
            }
        }
        return result;
    }

    static List<Element> children(Node parent, String bpmnName) {
        return children(parent).stream().filter(e -> isBpmn(e, bpmnName)).toList();
    }

    static @Nullable Element child(Node parent, String bpmnName) {
        List<Element> found = children(parent, bpmnName);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The {@code zeebe:<name>} within an element's extensions. */
    static @Nullable Element extension(Element e, String name) {
        Element extensions = child(e, "extensionElements");
        if (extensions == null) {
            return null;
        }
        return children(extensions).stream()
                .filter(x -> ZEEBE.equals(x.getNamespaceURI()) && name.equals(x.getLocalName()))
                .findFirst()
                .orElse(null);
    }

    static boolean isBpmn(Element e, String name) {
        return BPMN.equals(e.getNamespaceURI()) && name.equals(e.getLocalName());
    }

    /** An attribute without namespace, {@code null} when absent or empty. */
    static @Nullable String attribute(Element e, String name) {
        String value = e.getAttribute(name);
        return value.isEmpty() ? null : value;
    }

    static String id(Element e) {
        for (Node n = e; n instanceof Element x; n = n.getParentNode()) {
            if (!x.getAttribute("id").isEmpty()) {
                return x.getAttribute("id");
            }
        }
        return e.getLocalName();
    }

    static void operaton(Element e, String name, String value) {
        e.setAttributeNS(Namespaces.OPERATON, "operaton:" + name, value);
    }

    static void note(Element e, String name, String value) {
        e.setAttributeNS(Namespaces.NOTE, "translation:" + name, value);
    }

    /** The same element under another BPMN name, with all it holds. */
    static Element rename(Element e, String bpmnName) {
        String prefix = e.getPrefix();
        return (Element) e.getOwnerDocument().renameNode(e, BPMN, prefix == null ? bpmnName : prefix + ":" + bpmnName);
    }
}
