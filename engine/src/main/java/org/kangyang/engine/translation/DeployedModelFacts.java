package org.kangyang.engine.translation;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.impl.RepositoryServiceImpl;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** Facts read from the definitions that Operaton holds in its cache. */
public final class DeployedModelFacts implements ModelFacts {

    private static final Pattern LISTENER = Pattern.compile("(.+)__completing_(\\d+)");
    private static final String BODY = "#" + BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX.replace("#", "");

    private final RepositoryService repository;

    public DeployedModelFacts(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public ElementFacts facts(String processDefinitionId, String activityId) {
        ProcessDefinitionEntity definition;
        try {
            definition = (ProcessDefinitionEntity)
                    ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(processDefinitionId);
        } catch (NotFoundException deleted) {
            return unknown(activityId); // what ran on it stays in history
        }
        if (activityId.equals(processDefinitionId) || activityId.equals(definition.getKey())) {
            return process(definition);
        }
        Matcher listener = LISTENER.matcher(activityId);
        ActivityImpl listened = listener.matches() ? definition.findActivity(listener.group(1)) : null;
        if (listened != null) {
            return facts(listened, Integer.parseInt(listener.group(2)));
        }
        ActivityImpl activity = definition.findActivity(activityId);
        return activity == null ? unknown(activityId) : facts(activity, -1);
    }

    @Override
    public boolean mapsMessageStart(String processDefinitionId, String messageName) {
        ProcessDefinitionEntity definition = (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(processDefinitionId);
        return definition.getActivities().stream()
                .map(a -> a.getProperties().get(ModelBinding.MODEL))
                .anyMatch(m -> m != null
                        && "START_EVENT".equals(m.type())
                        && m.message() != null
                        && m.message().name().text().equals(messageName)
                        && !m.outputs().isEmpty());
    }

    private static ElementFacts facts(ActivityImpl activity, int completingListener) {
        ElementModel model = activity.getProperties().get(ModelBinding.MODEL);
        if (model == null) {
            return unknown(activity.getId());
        }
        ElementModel.UserTask user = model.userTask();
        return new ElementFacts(
                model.id(),
                model.name(),
                activity.getId().endsWith(BODY) ? "MULTI_INSTANCE_BODY" : model.type(),
                false,
                model.headers(),
                !model.outputs().isEmpty(),
                user != null && !user.completingListeners().isEmpty(),
                text(user == null ? null : user.formId()),
                text(user == null ? null : user.externalForm()),
                completingListener);
    }

    private static @Nullable String text(@Nullable Expr e) {
        return e == null ? null : e.text();
    }

    private static ElementFacts process(ProcessDefinitionEntity definition) {
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new ElementFacts(definition.getKey(), name, "PROCESS", false, Map.of(), false, false, null, null, -1);
    }

    private static ElementFacts unknown(String id) {
        return new ElementFacts(id, id, "UNSPECIFIED", true, Map.of(), false, false, null, null, -1);
    }
}
