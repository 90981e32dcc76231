package org.kangyang.engine.translation;

import org.w3c.dom.Element;

/** The translation of one family of BPMN elements. */
interface ElementFamily {

    /** Whether this family translates the element. */
    boolean covers(Element e);

    /** Checks the element and rewrites it for Operaton. */
    void translate(Element e, Model model);
}
