package org.kangyang.engine.translation;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.bpmn.parser.EscalationEventDefinition;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmScope;
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
        PvmActivity caught = Payload.throwing(Map.of(), () -> Thrown.by(execution, scope -> catching(scope, thrown)));
        if (caught == null || !Thrown.interrupts(caught)) {
            ExecutionEntity replacing = ((ExecutionEntity) execution).getReplacedBy();
            leave(Objects.requireNonNullElse(replacing, (ExecutionEntity) execution));
        }
    }

    private static Stream<PvmActivity> catching(PvmScope scope, String code) {
        return scope.getProperties().get(BpmnProperties.ESCALATION_EVENT_DEFINITIONS).stream()
                .filter(definition -> definition.getEscalationCode() == null
                        || definition.getEscalationCode().equals(code))
                .map(EscalationEventDefinition::getEscalationHandler);
    }
}
