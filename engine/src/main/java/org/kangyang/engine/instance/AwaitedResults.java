package org.kangyang.engine.instance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kangyang.engine.runtime.AfterCommit;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Catches the variables of an ending instance whose starter waits for them: history keeps none of them (DESIGN §3.8).
 * They lie in memory only, until the starter has taken them or waits no more.
 */
@Component
class AwaitedResults implements BpmnParseListener {

    /** The instance's variable that tells whom its end is told to. */
    private static final String TICKET = "__awaited";

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    /** Makes a ticket for an instance to come; to be closed when nobody waits any more. */
    Ticket ticket() {
        Ticket ticket = new Ticket(UUID.randomUUID().toString());
        tickets.put(ticket.id, ticket);
        return ticket;
    }

    /** One who waits for the end of an instance. */
    final class Ticket implements AutoCloseable {

        private final String id;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Map<String, Object> values = Map.of();

        private Ticket(String id) {
            this.id = id;
        }

        /** What the instance must be started with beside its own variables. */
        Map<String, Object> variables() {
            return Map.of(TICKET, id);
        }

        /** Waits for so long, or until the instance's end was committed. */
        void await(Duration atMost) throws InterruptedException {
            ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        /** The variables that the ended instance had. */
        Map<String, Object> values() {
            return new HashMap<>(values);
        }

        @Override
        public void close() {
            tickets.remove(id);
        }
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(definition ->
                definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended));
    }

    private void ended(DelegateExecution instance) {
        Ticket ticket = instance.getVariableLocal(TICKET) instanceof String id ? tickets.get(id) : null;
        if (ticket != null) {
            Map<String, Object> values = new HashMap<>(instance.getVariables());
            values.keySet().removeIf(VariableNames::isInternal);
            ticket.values = values;
            AfterCommit.run(ticket.ended::countDown);
        }
    }
}
