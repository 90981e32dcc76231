package org.kangyang.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the engine shows with what it has acknowledged. */
final class Audit {

    private static final int PAGE = 5_000;
    private static final int ASKED_FOR = 500;

    private final CamundaClient client;
    private final Ledger ledger;
    private final Set<Long> seen = new HashSet<>();

    Audit(CamundaClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /** While work goes on: nothing acknowledged is missing. */
    void acknowledged() {
        Map<Long, Long> created = new HashMap<>(ledger.created);
        Set<Long> jobs = new HashSet<>(ledger.jobs);
        Set<Long> tasks = new HashSet<>(ledger.tasks);
        created.keySet().removeAll(seen);
        assertThat(existing(created.values()))
                .as("instances of acknowledged orders")
                .containsAll(created.values());
        seen.addAll(created.keySet());
        jobs.retainAll(openJobs());
        assertThat(jobs).as("open jobs that were acknowledged as ended").isEmpty();
        tasks.retainAll(openTasks());
        assertThat(tasks).as("open tasks that were acknowledged as completed").isEmpty();
        assertThat(ledger.wrong).as("what must not be").isEmpty();
    }

    private Set<Long> existing(Collection<Long> instances) {
        Set<Long> found = new HashSet<>();
        List<Long> all = List.copyOf(instances);
        for (int from = 0; from < all.size(); from += ASKED_FOR) {
            List<Long> some = all.subList(from, Math.min(from + ASKED_FOR, all.size()));
            client.newProcessInstanceSearchRequest()
                    .filter(f -> f.processInstanceKey(k -> k.in(some)))
                    .page(p -> p.limit(ASKED_FOR))
                    .send()
                    .join()
                    .items()
                    .forEach(instance -> found.add(instance.getProcessInstanceKey()));
        }
        return found;
    }

    private List<Long> openJobs() {
        return pages(after -> client.newJobSearchRequest()
                        .page(p -> page(p, after))
                        .send()
                        .join())
                .stream()
                .map(j -> j.getJobKey())
                .toList();
    }

    private List<Long> openTasks() {
        return pages(after -> client.newUserTaskSearchRequest()
                        .filter(f -> f.state(UserTaskState.CREATED))
                        .page(p -> page(p, after))
                        .send()
                        .join())
                .stream()
                .map(t -> t.getUserTaskKey())
                .toList();
    }

    private List<ProcessInstance> instances(String process) {
        return pages(after -> client.newProcessInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(process))
                .page(p -> page(p, after))
                .send()
                .join());
    }

    private List<ElementInstance> elements(String process) {
        return pages(after -> client.newElementInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(process))
                .page(p -> page(p, after))
                .send()
                .join());
    }

    private static void page(io.camunda.client.api.search.page.AnyPage page, @Nullable String after) {
        if (after == null) {
            page.from(0).limit(PAGE);
        } else {
            page.after(after).limit(PAGE);
        }
    }

    private static <T> List<T> pages(Function<@Nullable String, SearchResponse<T>> search) {
        List<T> all = new ArrayList<>();
        String after = null;
        while (true) {
            SearchResponse<T> page = search.apply(after);
            all.addAll(page.items());
            if (page.items().size() < PAGE) {
                return all;
            }
            after = page.page().endCursor();
        }
    }

    /** Instances that have not ended. */
    List<String> open() {
        return pages(after -> client.newProcessInstanceSearchRequest()
                        .filter(f -> f.state(ProcessInstanceState.ACTIVE))
                        .page(p -> page(p, after))
                        .send()
                        .join())
                .stream()
                .map(i -> i.getProcessDefinitionId() + " " + i.getProcessInstanceKey() + " (" + i.getBusinessId() + ")")
                .toList();
    }

    /** What open instances are at, for the reader of a failure. */
    List<String> standing() {
        return pages(after -> client.newElementInstanceSearchRequest()
                        .filter(f -> f.state(ElementInstanceState.ACTIVE))
                        .page(p -> page(p, after))
                        .send()
                        .join())
                .stream()
                .filter(e -> e.getType() != ElementInstanceType.PROCESS)
                .map(e -> e.getProcessInstanceKey() + " at " + e.getElementId())
                .limit(50)
                .toList();
    }

    /** When all work is done: all there, all once, nothing left. */
    void ended() {
        assertThat(ledger.wrong).as("what must not be").isEmpty();
        assertThat(openJobs()).as("open jobs").isEmpty();
        assertThat(openTasks()).as("open user tasks").isEmpty();
        Map<Long, Long> orders = orders();
        Map<Long, Long> numbers = children(orders);
        numbers.putAll(orders);
        numbers.putAll(begun());
        for (String process : List.of(FaultModels.ORDER, FaultModels.CHILD, FaultModels.BEGUN)) {
            passed(process, numbers);
        }
    }

    /** Numbers of orders by instance: each acknowledged one is there, each other at most once. */
    private Map<Long, Long> orders() {
        Map<Long, Long> numbers = new HashMap<>();
        Map<Long, Long> instances = new HashMap<>();
        for (ProcessInstance instance : instances(FaultModels.ORDER)) {
            long n = Long.parseLong(instance.getBusinessId());
            assertThat(instance.getState()).as("order %s", n).isEqualTo(ProcessInstanceState.COMPLETED);
            assertThat(instances.put(n, instance.getProcessInstanceKey()))
                    .as("another instance of order %s beside %s", n, instance.getProcessInstanceKey())
                    .isNull();
            numbers.put(instance.getProcessInstanceKey(), n);
        }
        assertThat(instances).as("acknowledged orders").containsAllEntriesOf(ledger.created);
        return numbers;
    }

    private Map<Long, Long> children(Map<Long, Long> orders) {
        Map<Long, Long> numbers = new HashMap<>();
        Set<Long> parents = new HashSet<>();
        for (ProcessInstance child : instances(FaultModels.CHILD)) {
            assertThat(child.getState()).isEqualTo(ProcessInstanceState.COMPLETED);
            assertThat(parents.add(child.getParentProcessInstanceKey()))
                    .as("a single child of %s", child.getParentProcessInstanceKey())
                    .isTrue();
            numbers.put(child.getProcessInstanceKey(), orders.get(child.getParentProcessInstanceKey()));
        }
        assertThat(parents).as("parents of children").isEqualTo(orders.keySet());
        return numbers;
    }

    private Map<Long, Long> begun() {
        Map<Long, Long> numbers = new HashMap<>();
        ledger.startedBy.forEach((n, instances) -> {
            assertThat(instances)
                    .as("instances that message begin-%s started", n)
                    .hasSize(1);
            numbers.put(instances.iterator().next(), n);
        });
        assertThat(ledger.startedBy.keySet())
                .as("messages that started an instance")
                .isEqualTo(ledger.begun);
        assertThat(instances(FaultModels.BEGUN).stream()
                        .map(ProcessInstance::getProcessInstanceKey)
                        .collect(Collectors.toSet()))
                .as("instances that messages started")
                .isEqualTo(numbers.keySet());
        return numbers;
    }

    private void passed(String process, Map<Long, Long> numbers) {
        Map<Long, Map<String, Long>> counts = new TreeMap<>();
        for (ElementInstance element : elements(process)) {
            if (element.getType() == ElementInstanceType.PROCESS) {
                continue;
            }
            counts.computeIfAbsent(element.getProcessInstanceKey(), none -> new TreeMap<>())
                    .merge(element.getElementId(), 1L, Long::sum);
            long n = numbers.get(element.getProcessInstanceKey());
            boolean cutOff = element.getElementId().equals("risky") && FaultModels.refuses(n);
            assertThat(element.getState())
                    .as("%s of %s %s", element.getElementId(), process, n)
                    .isEqualTo(cutOff ? ElementInstanceState.TERMINATED : ElementInstanceState.COMPLETED);
        }
        counts.forEach((instance, passed) -> {
            long n = numbers.get(instance);
            List<Long> maybe = FaultModels.MAYBE.stream()
                    .map(element -> passed.getOrDefault(element, 0L))
                    .distinct()
                    .toList();
            assertThat(maybe).as("timer at %s %s", process, n).hasSize(1).isSubsetOf(0L, 1L);
            passed.keySet().removeAll(FaultModels.MAYBE);
            assertThat(passed)
                    .as("what instance %s of %s %s has passed", instance, process, n)
                    .isEqualTo(FaultModels.expected(process, n));
        });
    }
}
