package org.kangyang.engine.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.core.model.PropertyKey;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;

/**
 * Gives every element of a model that Operaton has parsed Camunda 8's behaviour. Runs at deployment and again whenever a
 * definition is loaded from the store.
 */
public final class ModelBinding implements BpmnParseListener {

    static final PropertyKey<ElementModel> MODEL = new PropertyKey<>("engine.elementModel");

    private final Feel feel;
    private final Behaviors behaviors;
    private final Consumer<String> instanceEnded;

    /**
     * @param forms the deployed forms
     * @param instanceEnded told the id of every ending instance of a process that messages start
     */
    public ModelBinding(Feel feel, Decisions decisions, LinkedForms forms, Consumer<String> instanceEnded) {
        this.feel = feel;
        this.instanceEnded = instanceEnded;
        this.behaviors = new Behaviors(feel, decisions, forms);
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        ElementReader reader = new ElementReader(root);
        for (Element process : root.elements("process")) {
            definitions.stream()
                    .filter(d -> d.getKey().equals(process.attribute("id")))
                    .findFirst()
                    .ifPresent(d -> bind(process, d, reader));
        }
    }

    private void bind(Element process, ProcessDefinitionEntity definition, ElementReader reader) {
        Map<String, ElementModel> models = new HashMap<>();
        Map<String, Expr> conditions = new HashMap<>();
        collect(process, reader, models, conditions);
        models.values().forEach(model -> {
            ActivityImpl activity = definition.findActivity(model.id());
            if (activity != null) {
                bind(activity, model, conditions);
            }
        });
        models.values().stream()
                .filter(model -> "INCLUSIVE_GATEWAY".equals(model.type()))
                .map(model -> definition.findActivity(model.id()))
                .forEach(JoinJobHandler::watch);
        enter(definition, models);
        watchEnd(definition, models);
        LiteralNames.start(definition, models);
        Subscriptions own = Subscriptions.takenFrom(definition, true, feel, models::get);
        if (!own.isEmpty()) {
            definition.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> own.create((ExecutionEntity) e));
        }
    }

    /** Only one instance per process and correlation key may be started by message; its end lets the next one start. */
    private void watchEnd(ProcessDefinitionEntity definition, Map<String, ElementModel> models) {
        boolean started = definition.getActivities().stream()
                .map(a -> models.get(a.getId()))
                .anyMatch(m -> m != null && "START_EVENT".equals(m.type()) && m.message() != null);
        if (started) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    e -> instanceEnded.accept(e.getProcessInstanceId()));
        }
    }

    private static void collect(
            Element scope, ElementReader reader, Map<String, ElementModel> models, Map<String, Expr> conditions) {
        for (Element e : scope.elements()) {
            String id = e.attribute("id");
            @Nullable String condition = e.attributeNS(Namespaces.NOTE_NS, "condition");
            if (condition != null) {
                conditions.put(id, new Expr(condition));
            }
            if (id != null
                    && e.attributeNS(Namespaces.NOTE_NS, "type") != null
                    && !"sequenceFlow".equals(e.getTagName())) {
                models.put(id, reader.read(e));
            }
            if ("subProcess".equals(e.getTagName())) {
                collect(e, reader, models, conditions);
            }
        }
    }

    private void bind(ActivityImpl activity, ElementModel model, Map<String, Expr> conditions) {
        activity.getProperties().set(MODEL, model);
        if (model.userTask() != null) {
            activity.setName(model.name());
            activity.setProperty("name", model.name());
        }
        activity.setActivityBehavior(behaviors.of(activity, model, conditions));
        if ("PARALLEL_GATEWAY".equals(model.type()) || "INCLUSIVE_GATEWAY".equals(model.type())) {
            Arrivals.watch(activity);
        }
        if ("INTERMEDIATE_CATCH_EVENT".equals(model.type())
                && activity.getActivityBehavior() instanceof IntermediateThrowNoneEventActivityBehavior) {
            activity.getProperties().set(BpmnProperties.TYPE, "intermediateLinkCatch");
        }
        if ("EVENT_SUB_PROCESS".equals(model.type())) {
            activity.getProperties().set(BpmnProperties.TYPE, "eventSubProcess");
        }
        if (model.mapped() || model.userTask() != null || model.loop() != null || model.job() != null) {
            activity.setScope(true);
        }
        if (model.loop() != null && activity.getFlowScope() instanceof ActivityImpl body) {
            body.setActivityBehavior(behaviors.body(model, model.loop()));
            body.getProperties().set(MODEL, model);
        }
    }

    /** Puts the entry of every scope in order; also of multi-instance bodies, which hold the boundary events. */
    private void enter(ScopeImpl scope, Map<String, ElementModel> models) {
        for (ActivityImpl activity : scope.getActivities()) {
            ElementModel model = models.get(activity.getId());
            Subscriptions subscriptions = Subscriptions.takenFrom(activity, false, feel, models::get);
            boolean inputs = model != null && !model.inputs().isEmpty();
            if (inputs || !subscriptions.isEmpty()) {
                activity.setIoMapping(new EntryMapping(model, subscriptions, feel));
            }
            enter(activity, models);
        }
    }
}
