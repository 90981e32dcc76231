package org.kangyang.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What staff, supervisors and other systems ask for while nothing else goes on: the median of a few each. */
final class Requests {

    private static final int WARM = 5;
    private static final int COUNTED = 21;

    private final CamundaClient client;
    private final long instance;
    private final long element;
    private final AtomicInteger messages = new AtomicInteger();

    /** @param instance one that waits
     * @param engine with at least as many waiting instances as messages are sent */
    Requests(Camunda engine, long instance) {
        this.client = engine.client();
        this.instance = instance;
        this.element = engine.waiting(instance).orElseThrow(() -> new IllegalStateException("It does not wait yet"));
    }

    /** Milliseconds by request. */
    Map<String, Double> measure() {
        Map<String, Double> result = new LinkedHashMap<>();
        result.put(
                "one instance by its key",
                median(() ->
                        client.newProcessInstanceGetRequest(instance).send().join()));
        result.put(
                "the 50 newest active instances of a process",
                median(() -> client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processDefinitionId(Camunda.WAITING).state(ProcessInstanceState.ACTIVE))
                        .sort(s -> s.startDate().desc())
                        .page(p -> p.limit(50))
                        .send()
                        .join()));
        result.put(
                "50 active elements by the element's id",
                median(() -> client.newElementInstanceSearchRequest()
                        .filter(f -> f.elementId("wait").state(ElementInstanceState.ACTIVE))
                        .page(p -> p.limit(50))
                        .send()
                        .join()));
        result.put(
                "one element by its key",
                median(() -> client.newElementInstanceGetRequest(element).send().join()));
        result.put(
                "all elements of one instance",
                median(() -> client.newElementInstanceSearchRequest()
                        .filter(f -> f.processInstanceKey(instance))
                        .send()
                        .join()));
        result.put(
                "variables of one instance",
                median(() -> client.newVariableSearchRequest()
                        .filter(f -> f.processInstanceKey(instance))
                        .send()
                        .join()));
        result.put(
                "setting a variable of one element",
                median(() -> client.newSetVariablesCommand(element)
                        .variables(Map.of("note", "x"))
                        .send()
                        .join()));
        result.put(
                "open incidents",
                median(() -> client.newIncidentSearchRequest()
                        .page(p -> p.limit(50))
                        .send()
                        .join()));
        result.put(
                "a message for one instance that waits",
                median(() -> client.newCorrelateMessageCommand()
                        .messageName(Camunda.WAITING)
                        .correlationKey("waiting-" + messages.getAndIncrement())
                        .requestTimeout(Duration.ofMinutes(1))
                        .send()
                        .join()));
        return result;
    }

    private static double median(Runnable request) {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM; i < COUNTED; i++) {
            long begin = System.nanoTime();
            request.run();
            if (i >= 0) {
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return Figures.median(times);
    }
}
