package org.kangyang.engine.translation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.EscalationHandler;
import org.operaton.bpm.engine.impl.bpmn.parser.EscalationEventDefinition;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Throws an escalation, in passing or at an end; goes on unless what catches it interrupts, also when nobody does. */
final class EscalationBehavior extends AbstractBpmnActivityBehavior {

    private final String elementId;
    private final Expr code;
    private final Evaluation evaluation;

    EscalationBehavior(String elementId, Expr code, Feel feel) {
        this.elementId = elementId;
        this.code = code;
        this.evaluation = new Evaluation(feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        String thrown = evaluation.text(code, execution, "Escalation code of '" + elementId + "'");
        @Nullable
        EscalationEventDefinition caught =
                Payload.throwing(Map.of(), () -> EscalationHandler.executeEscalation(execution, thrown));
        if (caught == null || !caught.isCancelActivity()) {
            ExecutionEntity replacing = ((ExecutionEntity) execution).getReplacedBy();
            leave(Objects.requireNonNullElse(replacing, (ExecutionEntity) execution));
        }
    }
}
