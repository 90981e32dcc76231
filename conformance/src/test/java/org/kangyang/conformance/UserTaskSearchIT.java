package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.client.api.search.sort.UserTaskSort;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All on three tasks of one process, created as a, c, b: a and b wait, c is completed; of each attribute they have their own value. */
@DisplayName("Search for user tasks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserTaskSearchIT extends ConformanceTest {

    private static final String SEARCH = "apis-tools/orchestration-cluster-api-rest/specifications/search-user-tasks/";
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2031-01-01T00:00:00Z");

    private final String process = unique("searched");
    private final Map<String, UserTask> tasks = new java.util.HashMap<>();

    @BeforeEach
    void prepare() {
        if (!tasks.isEmpty()) {
            return;
        }
        AbstractFlowNodeBuilder<?, ?> fork =
                Bpmn.createExecutableProcess(process).name("检索").startEvent().parallelGateway("fork");
        int rank = 1;
        for (String id : List.of("a", "b", "c")) {
            int n = rank++;
            fork = fork.serviceTask("gate_" + id, t -> t.zeebeJobType(process + "-" + id))
                    .userTask(
                            id,
                            t -> t.name("task " + id)
                                    .zeebeUserTask()
                                    .zeebeAssignee("user-" + id)
                                    .zeebeCandidateGroups("all, group-" + id)
                                    .zeebeCandidateUsers("everyone, candidate-" + id)
                                    .zeebeTaskPriority(String.valueOf(n * 10))
                                    .zeebeDueDate(FIRST.plusDays(n).toString())
                                    .zeebeFollowUpDate(FIRST.minusDays(n).toString())
                                    .zeebeInputExpression("\"local-" + id + "\"", "own"))
                    .endEvent()
                    .moveToNode("fork");
        }
        deploy(fork.done());
        long instance = start(process, Map.of("case", "案-1", "number", 7, "list", List.of(1, "二")));
        for (String id : List.of("a", "c", "b")) {
            complete(job(process + "-" + id));
            soon(() -> assertThat(keys(f -> f.elementId(id).state(UserTaskState.CREATED)))
                    .containsExactly(id));
        }
        for (UserTask task : search(f -> {}, s -> {}).items()) {
            tasks.put(task.getElementId(), task);
        }
        client.newCompleteUserTaskCommand(tasks.get("c").getUserTaskKey())
                .send()
                .join();
        soon(() ->
                assertThat(keys(f -> f.state(UserTaskState.COMPLETED)).size()).isEqualTo(1));
        assertThat(tasks.get("a").getProcessInstanceKey()).isEqualTo(instance);
    }

    private SearchResponse<UserTask> search(Consumer<UserTaskFilter> filter, Consumer<UserTaskSort> sort) {
        return client.newUserTaskSearchRequest()
                .filter(f -> filter.accept(f.bpmnProcessId(process)))
                .sort(sort)
                .send()
                .join();
    }

    private List<String> keys(Consumer<UserTaskFilter> filter) {
        return search(filter, s -> s.name().asc()).items().stream()
                .map(UserTask::getElementId)
                .toList();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("userTaskKey", "b", (f, t) -> f.userTaskKey(t.get("b").getUserTaskKey())),
                filter("state", "c", (f, t) -> f.state(UserTaskState.COMPLETED)),
                filter("state in", "ab", (f, t) -> f.state(p -> p.in(UserTaskState.CREATED, UserTaskState.FAILED))),
                filter("state not", "ab", (f, t) -> f.state(p -> p.neq(UserTaskState.COMPLETED))),
                filter("assignee", "a", (f, t) -> f.assignee("user-a")),
                filter("assignee in", "ac", (f, t) -> f.assignee(p -> p.in("user-a", "user-c", "nobody"))),
                filter("assignee not", "bc", (f, t) -> f.assignee(p -> p.neq("user-a"))),
                filter("assignee like", "abc", (f, t) -> f.assignee(p -> p.like("user-?"))),
                filter("assignee exists", "abc", (f, t) -> f.assignee(p -> p.exists(true))),
                filter("assignee exists not", "", (f, t) -> f.assignee(p -> p.exists(false))),
                filter("priority", "b", (f, t) -> f.priority(20)),
                filter("priority from", "bc", (f, t) -> f.priority(p -> p.gte(20))),
                filter(
                        "priority between",
                        "b",
                        (f, t) -> f.priority(p -> p.gt(10).lt(30))),
                filter("priority up to", "ab", (f, t) -> f.priority(p -> p.lte(20))),
                filter("elementId", "c", (f, t) -> f.elementId("c")),
                filter("name", "a", (f, t) -> f.name("task a")),
                filter("name like", "abc", (f, t) -> f.name(p -> p.like("task*"))),
                filter("candidateGroup", "b", (f, t) -> f.candidateGroup("group-b")),
                filter("candidateGroup of all", "abc", (f, t) -> f.candidateGroup("all")),
                filter("candidateGroup in", "ac", (f, t) -> f.candidateGroup(p -> p.in("group-a", "group-c"))),
                filter("candidateGroup not", "ac", (f, t) -> f.candidateGroup(p -> p.neq("group-b"))),
                filter("candidateGroup exists", "abc", (f, t) -> f.candidateGroup(p -> p.exists(true))),
                filter("candidateGroup exists not", "", (f, t) -> f.candidateGroup(p -> p.exists(false))),
                filter("candidateUser not", "ab", (f, t) -> f.candidateUser(p -> p.neq("candidate-c"))),
                filter("candidateUser", "c", (f, t) -> f.candidateUser("candidate-c")),
                filter("candidateUser like", "abc", (f, t) -> f.candidateUser(p -> p.like("every*"))),
                filter(
                        "processDefinitionKey",
                        "abc",
                        (f, t) -> f.processDefinitionKey(t.get("a").getProcessDefinitionKey())),
                filter("another processDefinitionKey", "", (f, t) -> f.processDefinitionKey(4711L)),
                filter(
                        "processInstanceKey",
                        "abc",
                        (f, t) -> f.processInstanceKey(t.get("a").getProcessInstanceKey())),
                filter("another processInstanceKey", "", (f, t) -> f.processInstanceKey(4711L)),
                filter(
                        "elementInstanceKey",
                        "a",
                        (f, t) -> f.elementInstanceKey(t.get("a").getElementInstanceKey())),
                filter("tenantId", "abc", (f, t) -> f.tenantId("<default>")),
                filter("another tenantId", "", (f, t) -> f.tenantId("other")),
                filter(
                        "processInstanceVariables",
                        "ab",
                        (f, t) -> f.state(UserTaskState.CREATED)
                                .processInstanceVariables(Map.of("case", "\"案-1\"", "number", 7))),
                filter(
                        "processInstanceVariables of another value",
                        "",
                        (f, t) -> f.processInstanceVariables(Map.of("case", "\"案-1\"", "number", 8))),
                filter(
                        "processInstanceVariables without",
                        "abc",
                        (f, t) -> f.processInstanceVariables(
                                List.of(v -> v.name("none").value(p -> p.exists(false))))),
                filter(
                        "processInstanceVariables like",
                        "ab",
                        (f, t) -> f.state(UserTaskState.CREATED)
                                .processInstanceVariables(
                                        List.of(v -> v.name("case").value(p -> p.like("*-1\""))))),
                filter("localVariables", "b", (f, t) -> f.localVariables(Map.of("own", "\"local-b\""))),
                filter("localVariables of the process", "", (f, t) -> f.localVariables(Map.of("case", "\"案-1\""))),
                filter("creationDate", "a", (f, t) -> f.creationDate(t.get("a").getCreationDate())),
                filter(
                        "creationDate from",
                        "abc",
                        (f, t) -> f.creationDate(
                                p -> p.gte(t.get("a").getCreationDate().minusHours(1)))),
                filter(
                        "creationDate before",
                        "",
                        (f, t) -> f.creationDate(
                                p -> p.lt(t.get("a").getCreationDate().minusHours(1)))),
                filter("completionDate exists", "c", (f, t) -> f.completionDate(p -> p.exists(true))),
                filter("completionDate exists not", "ab", (f, t) -> f.completionDate(p -> p.exists(false))),
                filter("dueDate", "b", (f, t) -> f.dueDate(FIRST.plusDays(2))),
                filter("dueDate overdue", "a", (f, t) -> f.dueDate(p -> p.lt(FIRST.plusDays(2)))),
                filter("followUpDate", "c", (f, t) -> f.followUpDate(FIRST.minusDays(3))),
                filter("followUpDate up to", "bc", (f, t) -> f.followUpDate(p -> p.lte(FIRST.minusDays(2)))),
                filter("tags", "", (f, t) -> f.tags("no-such-tag")));
    }

    private static Arguments filter(
            String name, String elements, BiConsumer<UserTaskFilter, Map<String, UserTask>> filter) {
        return argumentSet(name, elements, filter);
    }

    @ParameterizedTest
    @MethodSource("filters")
    @DisplayName("Each filter that the client offers finds what it says, and nothing else")
    @Promise(SEARCH)
    void filters(String elements, BiConsumer<UserTaskFilter, Map<String, UserTask>> filter) {
        List<String> expected = elements.isEmpty() ? List.of() : List.of(elements.split(""));
        soon(() -> assertThat(keys(f -> filter.accept(f, tasks))).isEqualTo(expected));
    }

    @Test
    @DisplayName("A task that has no assignee, candidates or dates is found by that")
    @Promise(SEARCH)
    void findsWhatIsNot() {
        String bare = unique("bare");
        deploy(Bpmn.createExecutableProcess(bare)
                .startEvent()
                .parallelGateway("fork")
                .userTask("none", t -> t.zeebeUserTask())
                .moveToNode("fork")
                .userTask(
                        "all",
                        t -> t.zeebeUserTask()
                                .zeebeAssignee("user")
                                .zeebeCandidateGroups("group")
                                .zeebeCandidateUsers("candidate")
                                .zeebeDueDate(FIRST.toString())
                                .zeebeFollowUpDate(FIRST.toString()))
                .done());
        start(bare);
        soon(() -> assertThat(found(bare, "none", UserTaskState.CREATED)).hasSize(1));
        soon(() -> assertThat(found(bare, "all", UserTaskState.CREATED)).hasSize(1));

        List<BiFunction<UserTaskFilter, Boolean, UserTaskFilter>> filters = List.of(
                (f, is) -> f.assignee(p -> p.exists(is)),
                (f, is) -> f.candidateGroup(p -> p.exists(is)),
                (f, is) -> f.candidateUser(p -> p.exists(is)),
                (f, is) -> f.dueDate(p -> p.exists(is)),
                (f, is) -> f.followUpDate(p -> p.exists(is)));
        for (BiFunction<UserTaskFilter, Boolean, UserTaskFilter> filter : filters) {
            for (boolean is : List.of(false, true)) {
                assertThat(client.newUserTaskSearchRequest()
                                .filter(f -> filter.apply(f.bpmnProcessId(bare), is))
                                .send()
                                .join()
                                .items())
                        .extracting(UserTask::getElementId)
                        .containsExactly(is ? "all" : "none");
            }
        }
    }

    static Stream<Arguments> sorts() {
        return Stream.of(
                sort("creationDate", s -> s.creationDate().asc(), "acb"),
                sort("creationDate, last first", s -> s.creationDate().desc(), "bca"),
                sort("dueDate", s -> s.dueDate().asc(), "abc"),
                sort("dueDate, last first", s -> s.dueDate().desc(), "cba"),
                sort("followUpDate", s -> s.followUpDate().asc(), "cba"),
                sort("followUpDate, last first", s -> s.followUpDate().desc(), "abc"),
                sort("priority", s -> s.priority().asc(), "abc"),
                sort("priority, highest first", s -> s.priority().desc(), "cba"),
                sort("name", s -> s.name().asc(), "abc"),
                sort("name, last first", s -> s.name().desc(), "cba"));
    }

    private static Arguments sort(String name, Consumer<UserTaskSort> sort, String order) {
        return argumentSet(name, sort, order);
    }

    @ParameterizedTest
    @MethodSource("sorts")
    @DisplayName("Each order that the client offers is kept, and a cursor goes on in it")
    @Promise(SEARCH)
    void sorts(Consumer<UserTaskSort> sort, String order) {
        List<String> all = search(f -> {}, sort).items().stream()
                .map(UserTask::getElementId)
                .toList();
        assertThat(String.join("", all)).isEqualTo(order);

        List<String> paged = new ArrayList<>();
        SearchResponse<UserTask> page = page(sort, null);
        while (!page.items().isEmpty()) {
            page.items().forEach(task -> paged.add(task.getElementId()));
            page = page(sort, page.page().endCursor());
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    @DisplayName("Completed tasks are sorted by when they were completed")
    @Promise(SEARCH)
    void sortsByCompletion() {
        String done = unique("done");
        deploy(Bpmn.createExecutableProcess(done)
                .startEvent()
                .parallelGateway("fork")
                .userTask("first", t -> t.zeebeUserTask())
                .moveToNode("fork")
                .userTask("second", t -> t.zeebeUserTask())
                .moveToNode("fork")
                .userTask("third", t -> t.zeebeUserTask())
                .done());
        start(done);
        for (String id : List.of("second", "third", "first")) {
            soon(() -> assertThat(found(done, id, UserTaskState.CREATED)).hasSize(1));
            client.newCompleteUserTaskCommand(
                            found(done, id, UserTaskState.CREATED).getFirst().getUserTaskKey())
                    .send()
                    .join();
            soon(() -> assertThat(found(done, id, UserTaskState.COMPLETED)).hasSize(1));
        }

        assertThat(elements(done, s -> s.completionDate().asc())).containsExactly("second", "third", "first");
        assertThat(elements(done, s -> s.completionDate().desc())).containsExactly("first", "third", "second");
    }

    private List<UserTask> found(String id, String element, UserTaskState state) {
        return client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(id).elementId(element).state(state))
                .send()
                .join()
                .items();
    }

    private List<String> elements(String id, Consumer<UserTaskSort> sort) {
        return client
                .newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(id))
                .sort(sort)
                .send()
                .join()
                .items()
                .stream()
                .map(UserTask::getElementId)
                .toList();
    }

    private SearchResponse<UserTask> page(Consumer<UserTaskSort> sort, @Nullable String after) {
        return client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(process))
                .sort(sort)
                .page(p -> {
                    p.limit(1);
                    if (after != null) {
                        p.after(after);
                    }
                })
                .send()
                .join();
    }

    @Test
    @DisplayName("Pages go on after a cursor, back before one, and begin at an offset; each tells how many there are")
    @Promise(SEARCH)
    void pages() {
        var first = request(0);
        assertThat(first.items()).extracting(UserTask::getElementId).containsExactly("a", "b");
        assertThat(first.page().totalItems()).isEqualTo(3);

        var second = client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(process))
                .sort(s -> s.name().asc())
                .page(p -> p.limit(2).after(first.page().endCursor()))
                .send()
                .join();
        assertThat(second.items()).extracting(UserTask::getElementId).containsExactly("c");
        assertThat(second.page().totalItems()).isEqualTo(3);

        var back = client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(process))
                .sort(s -> s.name().asc())
                .page(p -> p.limit(2).before(second.page().startCursor()))
                .send()
                .join();
        assertThat(back.items()).extracting(UserTask::getElementId).containsExactly("a", "b");
        assertThat(request(1).items()).extracting(UserTask::getElementId).containsExactly("b", "c");
    }

    private SearchResponse<UserTask> request(int from) {
        return client.newUserTaskSearchRequest()
                .filter(f -> f.bpmnProcessId(process))
                .sort(s -> s.name().asc())
                .page(p -> p.from(from).limit(2))
                .send()
                .join();
    }

    @Test
    @DisplayName("A cursor that is none, and a limit below zero, are refused with 400")
    @Promise(SEARCH)
    void refusesSenselessPage() {
        assertThat(refusal(() -> client.newUserTaskSearchRequest()
                                .page(p -> p.after("no cursor"))
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
        assertThat(refusal(() -> client.newUserTaskSearchRequest()
                                .page(p -> p.limit(-1))
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A found task tells everything about itself, as does a request for it alone")
    @Promise(SEARCH)
    void tellsAll() {
        UserTask found = tasks.get("b");

        UserTask alone =
                client.newUserTaskGetRequest(found.getUserTaskKey()).send().join();

        assertThat(alone).usingRecursiveComparison().isEqualTo(found);
        assertThat(found.getName()).isEqualTo("task b");
        assertThat(found.getProcessName()).isEqualTo("检索");
        assertThat(found.getProcessInstanceKey()).isEqualTo(found.getRootProcessInstanceKey());
        assertThat(found.getAssignee()).isEqualTo("user-b");
        assertThat(found.getCandidateGroups()).containsExactlyInAnyOrder("all", "group-b");
        assertThat(found.getCandidateUsers()).containsExactlyInAnyOrder("everyone", "candidate-b");
        assertThat(found.getTenantId()).isEqualTo("<default>");
        assertThat(found.getTags()).isEmpty();
    }

    @Test
    @DisplayName("A task's variables are its own and those around it; the nearest of a name is the effective one")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-user-task-effective-variables/")
    void hasVariables() {
        UserTask task = tasks.get("a");
        client.newSetVariablesCommand(task.getElementInstanceKey())
                .variables(Map.of("case", "own"))
                .local(true)
                .send()
                .join();

        soon(() -> assertThat(client.newUserTaskEffectiveVariableSearchRequest(task.getUserTaskKey())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName, Variable::getValue)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("own", "\"local-a\""),
                        Tuple.tuple("case", "\"own\""),
                        Tuple.tuple("number", "7"),
                        Tuple.tuple("list", "[1,\"二\"]")));
        assertThat(client.newUserTaskVariableSearchRequest(task.getUserTaskKey())
                        .filter(f -> f.name(p -> p.like("n*")))
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName)
                .containsExactly("number");
    }

    @Test
    @DisplayName(
            "A variable shown twice, in the task and around it, is two variables of the task and one effective one")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-user-task-variables/")
    void tellsEachScope() {
        UserTask task = tasks.get("b");
        client.newSetVariablesCommand(task.getElementInstanceKey())
                .variables(Map.of("case", "inner"))
                .local(true)
                .send()
                .join();

        soon(() -> assertThat(client.newUserTaskVariableSearchRequest(task.getUserTaskKey())
                        .filter(f -> f.name("case"))
                        .sort(s -> s.value().asc())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getValue, Variable::getScopeKey)
                .containsExactly(
                        Tuple.tuple("\"inner\"", task.getElementInstanceKey()),
                        Tuple.tuple("\"案-1\"", task.getProcessInstanceKey())));
        var effective = client.newUserTaskEffectiveVariableSearchRequest(task.getUserTaskKey())
                .filter(f -> f.name("case"))
                .send()
                .join();
        assertThat(effective.items()).extracting(Variable::getValue).containsExactly("\"inner\"");
        assertThat(effective.page().totalItems()).isEqualTo(1);
    }

    @Test
    @DisplayName("A long value is cut in a task's variables, and told so, unless whole ones are asked for")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-user-task-variables/")
    void givesWholeValues() {
        String text = "长".repeat(10_000);
        long task = tasks.get("b").getUserTaskKey();
        client.newSetVariablesCommand(tasks.get("b").getElementInstanceKey())
                .variables(Map.of("long", text))
                .local(true)
                .send()
                .join();

        soon(() -> assertThat(client.newUserTaskVariableSearchRequest(task)
                        .filter(f -> f.name("long"))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.isTruncated()).isTrue();
                    assertThat(v.getValue()).hasSizeLessThan(10_000);
                }));
        var whole = List.of(
                client.newUserTaskVariableSearchRequest(task)
                        .withFullValues()
                        .filter(f -> f.name("long"))
                        .send()
                        .join(),
                client.newUserTaskEffectiveVariableSearchRequest(task)
                        .withFullValues()
                        .filter(f -> f.name("long"))
                        .send()
                        .join());
        assertThat(whole)
                .allSatisfy(found -> assertThat(found.items())
                        .singleElement()
                        .satisfies(v -> assertThat(v.getValue()).isEqualTo('"' + text + '"')));
    }

    @Test
    @DisplayName("The variables of a task that does not exist are not found: 404")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-user-task-variables/")
    void knowsNoOther() {
        assertThat(refusal(() -> client.newUserTaskVariableSearchRequest(4711)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }
}
