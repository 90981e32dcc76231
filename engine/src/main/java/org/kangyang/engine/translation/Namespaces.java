package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.util.xml.Namespace;

/** XML namespaces of a Camunda 8 model and of its translation. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    static final String OPERATON = "http://operaton.org/schema/1.0/bpmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** What the translation notes for the binding. */
    static final String NOTE = "https://kangyang.org/engine/translation";

    static final Namespace ZEEBE_NS = new Namespace(ZEEBE);
    static final Namespace NOTE_NS = new Namespace(NOTE);

    private Namespaces() {}
}
