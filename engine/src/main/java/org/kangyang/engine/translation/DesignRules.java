package org.kangyang.engine.translation;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.InputStream;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.validation.ValidationResultType;

/** Camunda's own rules for its models (of its Apache-2.0 model library): what it would refuse is refused here. */
final class DesignRules {

    private DesignRules() {}

    static void check(InputStream xml, Refusals refusals) {
        try {
            ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
            new ModelWalker(Bpmn.readModelFromStream(xml)).walk(visitor);
            visitor.getValidationResult()
                    .getResults()
                    .forEach((element, results) -> results.stream()
                            .filter(r -> r.getType() == ValidationResultType.ERROR)
                            .forEach(r -> refusals.add(idOf(element), r.getMessage())));
        } catch (ModelException e) {
            refusals.add("definitions", "is no valid BPMN: " + e.getMessage());
        }
    }

    private static String idOf(org.camunda.bpm.model.xml.instance.ModelElementInstance element) {
        for (var e = element; e != null; e = e.getParentElement()) {
            String id = e.getAttributeValue("id");
            if (id != null) {
                return id;
            }
        }
        return element.getElementType().getTypeName();
    }
}
