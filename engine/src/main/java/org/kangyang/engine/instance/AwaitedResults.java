package org.kangyang.engine.instance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Catches the variables of an ending instance whose starter waits for them: history keeps none of them (DESIGN §3.8).
 * They lie in memory only, until the starter takes them.
 */
@Component
class AwaitedResults implements BpmnParseListener {

    /** The instance's variable that tells whom its end is told to. */
    private static final String TICKET = "__awaited";

    private final Map<String, Map<String, Object>> results = new ConcurrentHashMap<>();

    /** Makes a ticket for an instance to come. */
    String ticket() {
        String ticket = UUID.randomUUID().toString();
        results.put(ticket, new HashMap<>());
        return ticket;
    }

    /** What the instance must be started with beside its own variables. */
    static Map<String, Object> variables(String ticket) {
        return Map.of(TICKET, ticket);
    }

    /** The variables the ended instance had; with this the ticket is used up. */
    Map<String, Object> take(String ticket) {
        Map<String, Object> result = results.remove(ticket);
        return result == null ? new HashMap<>() : result;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(definition ->
                definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended));
    }

    private void ended(DelegateExecution instance) {
        if (instance.getVariableLocal(TICKET) instanceof String ticket) {
            Map<String, Object> values = new HashMap<>(instance.getVariables());
            values.keySet().removeIf(VariableNames::isInternal);
            results.computeIfPresent(ticket, (key, before) -> values);
        }
    }
}
