package org.kangyang.engine.translation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kangyang.engine.feel.Feel;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.xml.sax.SAXException;

/**
 * Turns a Camunda 8 model into one Operaton runs with the same meaning. Camunda's own extensions stay in the XML, from
 * where {@link ModelBinding} reads them when Operaton parses it; see engine/README.md for how the two divide the work.
 */
public final class ModelTranslator {

    private static final Map<String, String> TYPES = Map.of("task", "TASK");

    private final Feel feel;
    private final List<ElementFamily> families =
            List.of(new TaskFamily(), new ScopeFamily(), new GatewayFamily(), new EventFamily());

    public ModelTranslator(Feel feel) {
        this.feel = feel;
    }

    /** @throws TranslationRefused naming every element that cannot be honoured, and why */
    public Translation translate(byte[] xml) {
        return feel.reading(() -> translated(xml));
    }

    private Translation translated(byte[] xml) {
        Refusals refusals = new Refusals(feel);
        Document document = parse(xml, refusals);
        Element root = document.getDocumentElement();
        if (!Dom.isBpmn(root, "definitions")) {
            refusals.add(root, "is no BPMN model");
            refusals.throwIfAny();
        }
        strip(root);
        root.setAttributeNS(Namespaces.XMLNS, "xmlns:operaton", Namespaces.OPERATON);
        root.setAttributeNS(Namespaces.XMLNS, "xmlns:translation", Namespaces.NOTE);
        Dom.children(root).forEach(e -> vocabulary(e, refusals));
        DesignRules.check(new ByteArrayInputStream(xml), refusals);
        Model model = new Model(document, refusals);
        List<String> processes = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        for (Element process : Dom.children(root, "process")) {
            process(process, model, processes, starts);
        }
        if (processes.isEmpty()) {
            refusals.add(root, "holds no executable process (isExecutable=\"true\")");
        }
        refusals.throwIfAny();
        LiteralNames.write(root);
        try {
            return new Translation(Dom.write(document), processes, starts);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot write the translated model", e);
        }
    }

    private static Document parse(byte[] xml, Refusals refusals) {
        try {
            return Dom.parse(xml);
        } catch (SAXException e) {
            refusals.add("definitions", "is no well-formed XML: " + e.getMessage());
            refusals.throwIfAny();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read the model", e);
        }
    }

    /** Takes out what is only drawn, and what Operaton would obey though Camunda 8 does not: the original keeps it. */
    private static void strip(Element e) {
        NamedNodeMap attributes = e.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            if (Vocabulary.isForeign(attribute)) {
                e.removeAttributeNode(attribute);
            }
        }
        for (Element child : Dom.children(e)) {
            if (Vocabulary.isDrawn(child)) {
                e.removeChild(child);
            } else {
                strip(child);
            }
        }
    }

    private static void vocabulary(Element e, Refusals refusals) {
        if (Dom.isBpmn(e, "process") && !"true".equals(e.getAttribute("isExecutable"))) {
            return;
        }
        Vocabulary.check(e, refusals);
        Dom.children(e).forEach(child -> vocabulary(child, refusals));
    }

    private void process(Element process, Model model, List<String> processes, List<String> starts) {
        if (!"true".equals(process.getAttribute("isExecutable"))) {
            process.getParentNode().removeChild(process);
            return;
        }
        processes.add(process.getAttribute("id"));
        for (Element start : Dom.children(process, "startEvent")) {
            Element definition = Dom.child(start, "messageEventDefinition");
            Element message = definition == null ? null : model.byId(definition.getAttribute("messageRef"));
            if (message != null) {
                starts.add(message.getAttribute("name"));
            }
        }
        Element versionTag = Dom.extension(process, "versionTag");
        if (versionTag != null) {
            Dom.operaton(process, "versionTag", versionTag.getAttribute("value"));
        }
        noteTypes(process, model.refusals());
        translate(process, model);
        EndlessLoops.refuse(process, model);
    }

    private void translate(Element scope, Model model) {
        for (Element e : Dom.children(scope)) {
            for (ElementFamily family : families) {
                if (Namespaces.BPMN.equals(e.getNamespaceURI()) && family.covers(e)) {
                    family.translate(e, model);
                    break;
                }
            }
            if (Dom.isBpmn(e, "subProcess")) {
                translate(e, model);
            }
        }
    }

    /** Renaming comes later; the API shows what the model said. */
    private static void noteTypes(Element scope, Refusals refusals) {
        for (Element e : Dom.children(scope)) {
            if (!Namespaces.BPMN.equals(e.getNamespaceURI())
                    || e.getAttribute("id").isEmpty()) {
                continue;
            }
            if (!Dom.isBpmn(e, "sequenceFlow") && Dom.id(e).contains("__")) {
                refusals.add(e, "has an id with __, which is reserved for the engine's own elements");
            }
            String name = e.getLocalName();
            boolean byEvent = "true".equals(e.getAttribute("triggeredByEvent"));
            Dom.note(e, "type", byEvent ? "EVENT_SUB_PROCESS" : TYPES.getOrDefault(name, upper(name)));
            if ("subProcess".equals(name)) {
                noteTypes(e, refusals);
            }
        }
    }

    private static String upper(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
