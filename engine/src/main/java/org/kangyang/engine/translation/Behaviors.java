package org.kangyang.engine.translation;

import java.util.Map;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.task.TaskDefinition;

/** Which behaviour an element gets. */
final class Behaviors {

    private final Feel feel;
    private final Decisions decisions;
    private final LinkedForms forms;

    Behaviors(Feel feel, Decisions decisions, LinkedForms forms) {
        this.feel = feel;
        this.decisions = decisions;
        this.forms = forms;
    }

    ActivityBehavior of(ActivityImpl activity, ElementModel model, Map<String, Expr> conditions) {
        if (model.job() != null) {
            return new JobBehavior(model, model.job(), feel);
        }
        if (model.decision() != null) {
            return new DecisionBehavior(model, model.decision(), decisions, feel);
        }
        if (model.script() != null) {
            return new ScriptBehavior(model, model.script(), feel);
        }
        if (model.escalationCode() != null && isThrown(model)) {
            return new EscalationBehavior(model.id(), model.escalationCode(), feel);
        }
        if (model.signal() != null && isThrown(model)) {
            return new SignalBehavior(model, model.signal(), feel);
        }
        ActivityBehavior parsed = activity.getActivityBehavior();
        return switch (parsed) {
            case UserTaskActivityBehavior user when model.userTask() != null -> userTask(user, model, model.userTask());
            case CallActivityBehavior ignored when model.call() != null -> new CallBehavior(model, model.call(), feel);
            case ReceiveTaskActivityBehavior ignored -> new ReceiveBehavior(model, feel);
            case TaskActivityBehavior ignored -> new PassBehavior(model, feel);
            case ExclusiveGatewayActivityBehavior ignored ->
                new ExclusiveGatewayBehavior(new FlowConditions(conditions, feel));
            case InclusiveGatewayActivityBehavior ignored ->
                new InclusiveGatewayBehavior(new FlowConditions(conditions, feel));
            case ParallelGatewayActivityBehavior ignored -> new ParallelGatewayBehavior();
            case ErrorEndEventActivityBehavior ignored
            when model.errorCode() != null -> new ErrorEndBehavior(model.id(), model.errorCode(), feel);
            case EventSubProcessActivityBehavior ignored -> new EventSubProcessBehavior(model, feel);
            case SubProcessActivityBehavior ignored -> new SubProcessBehavior(model, feel);
            case EventSubProcessStartEventActivityBehavior ignored -> new EventSubProcessStartBehavior(model, feel);
            case NoneStartEventActivityBehavior ignored -> new StartBehavior(model, feel);
            case BoundaryEventActivityBehavior ignored -> new BoundaryBehavior(model, feel);
            case IntermediateCatchEventActivityBehavior c ->
                new CatchBehavior(c.isAfterEventBasedGateway(), model, feel);
            default -> parsed;
        };
    }

    private static boolean isThrown(ElementModel model) {
        return "END_EVENT".equals(model.type()) || "INTERMEDIATE_THROW_EVENT".equals(model.type());
    }

    ActivityBehavior body(ElementModel model, ElementModel.Loop loop) {
        LoopBody body = new LoopBody(model, loop, feel);
        return loop.sequential() ? new SequentialLoopBehavior(body) : new ParallelLoopBehavior(body);
    }

    private UserTaskBehavior userTask(
            UserTaskActivityBehavior parsed, ElementModel model, ElementModel.UserTask userTask) {
        TaskDefinition definition = parsed.getTaskDefinition();
        definition.setTaskFormHandler(new LocalFormHandler(definition.getTaskFormHandler(), model, forms));
        if (!userTask.completingListeners().isEmpty()) {
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, UserTaskBehavior::rememberCompletion);
        }
        return new UserTaskBehavior(parsed.getTaskDecorator(), model, userTask, feel, forms);
    }
}
