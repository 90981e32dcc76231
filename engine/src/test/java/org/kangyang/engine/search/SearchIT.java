package org.kangyang.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import com.zaxxer.hikari.HikariDataSource;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.sort.ProcessInstanceSort;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.engine.ApiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Filters, orders and pages, on process instances; the other resources share the code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT extends ApiTest {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2001-01-01T00:00:00Z");
    private static final OffsetDateTime FAR_AWAY = OffsetDateTime.parse("2099-01-01T00:00:00Z");

    @Autowired
    private DataSource dataSource;

    private final String process = unique("search");
    private final List<Long> keys = new ArrayList<>();

    /** Five instances: 1 and 2 are red, 3 and 4 green, 5 has no colour; 5 is cancelled. */
    @BeforeAll
    void instances() {
        connect();
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("Task_Wait", task -> task.zeebeJobType(unique("never")))
                        .endEvent()
                        .done(),
                process);
        for (String colour : List.of("red", "red", "green", "green")) {
            keys.add(start(process, Map.of("colour", colour, "n", keys.size())));
        }
        keys.add(start(process, Map.of("n", 4)));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> client.newJobSearchRequest()
                                .filter(filter -> filter.processDefinitionId(process))
                                .send()
                                .join()
                                .items()
                                .size()
                        == 5);
        client.newCancelInstanceCommand(keys.getLast()).send().join();
        disconnect();
    }

    private SearchResponse<ProcessInstance> search(Consumer<ProcessInstanceFilter> filter) {
        return client.newProcessInstanceSearchRequest()
                .filter(all -> filter.accept(all.processDefinitionId(process)))
                .send()
                .join();
    }

    private static Arguments row(String name, Consumer<ProcessInstanceFilter> filter, Integer... expected) {
        return Arguments.of(name, filter, List.of(expected));
    }

    Stream<Arguments> filters() {
        return Stream.of(
                row("nothing asked", f -> {}, 0, 1, 2, 3, 4),
                row("state", f -> f.state(ProcessInstanceState.ACTIVE), 0, 1, 2, 3),
                row("state in", f -> f.state(s -> s.in(ProcessInstanceState.TERMINATED)), 4),
                row("state not", f -> f.state(s -> s.neq(ProcessInstanceState.ACTIVE)), 4),
                row("key", f -> f.processInstanceKey(keys.get(2)), 2),
                row("key in", f -> f.processInstanceKey(k -> k.in(keys.get(1), keys.get(3), 42L)), 1, 3),
                row("key not in", f -> f.processInstanceKey(k -> k.notIn(keys.get(1), keys.get(3))), 0, 2, 4),
                row("variable", f -> f.variables(Map.of("colour", "\"red\"")), 0, 1),
                row("two variables", f -> f.variables(Map.of("colour", "\"red\"", "n", 1)), 1),
                row("no such value", f -> f.variables(Map.of("colour", "\"blue\""))),
                row("ended", f -> f.endDate(d -> d.exists(true)), 4),
                row("not ended", f -> f.endDate(d -> d.exists(false)), 0, 1, 2, 3),
                row("started after", f -> f.startDate(d -> d.gt(LONG_AGO).lt(FAR_AWAY)), 0, 1, 2, 3, 4),
                row("started before", f -> f.startDate(d -> d.lte(LONG_AGO))),
                row("version", f -> f.processDefinitionVersion(1), 0, 1, 2, 3, 4),
                row("version greater", f -> f.processDefinitionVersion(v -> v.gt(1))),
                row("incident", f -> f.hasIncident(true)),
                row("definition name like", f -> f.processDefinitionName(n -> n.like("search-*")), 0, 1, 2, 3, 4),
                row("definition name one sign", f -> f.processDefinitionName(n -> n.like("searc?-*")), 0, 1, 2, 3, 4),
                row("percent is no wildcard", f -> f.processDefinitionName(n -> n.like("search%"))),
                row("parent", f -> f.parentProcessInstanceKey(p -> p.exists(true))),
                row("element", f -> f.elementId("Task_Wait"), 0, 1, 2, 3, 4),
                row("other element", f -> f.elementId("Task_Other")),
                row(
                        "either",
                        f -> f.orFilters(List.of(
                                or -> or.variables(Map.of("colour", "\"green\"")),
                                or -> or.state(ProcessInstanceState.TERMINATED))),
                        2,
                        3,
                        4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void a_filter_finds_what_it_says(String name, Consumer<ProcessInstanceFilter> filter, List<Integer> expected) {
        SearchResponse<ProcessInstance> found = search(filter);
        assertThat(found.items())
                .extracting(instance -> keys.indexOf(instance.getProcessInstanceKey()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.page().totalItems()).isEqualTo(expected.size());
    }

    Stream<Arguments> orders() {
        Consumer<ProcessInstanceSort> key = s -> s.processInstanceKey().desc();
        Consumer<ProcessInstanceSort> started =
                s -> s.startDate().desc().processInstanceKey().desc();
        Consumer<ProcessInstanceSort> ended =
                s -> s.endDate().asc().processInstanceKey().asc();
        Consumer<ProcessInstanceSort> state =
                s -> s.state().desc().processInstanceKey().asc();
        return Stream.of(
                Arguments.of("key descending", key, List.of(4, 3, 2, 1, 0)),
                Arguments.of("start descending", started, List.of(4, 3, 2, 1, 0)),
                Arguments.of("end ascending, none last", ended, List.of(4, 0, 1, 2, 3)),
                Arguments.of("state descending", state, List.of(4, 0, 1, 2, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void an_order_holds_over_pages_forwards_and_backwards(
            String name, Consumer<ProcessInstanceSort> order, List<Integer> expected) {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        String lastStart = null;
        do {
            String after = cursor;
            SearchResponse<ProcessInstance> page = client.newProcessInstanceSearchRequest()
                    .filter(filter -> filter.processDefinitionId(process))
                    .sort(order)
                    .page(p -> {
                        p.limit(2);
                        if (after != null) {
                            p.after(after);
                        }
                    })
                    .send()
                    .join();
            page.items().forEach(instance -> seen.add(keys.indexOf(instance.getProcessInstanceKey())));
            assertThat(page.page().totalItems()).isEqualTo(5);
            lastStart = page.items().isEmpty() ? lastStart : page.page().startCursor();
            cursor = page.items().size() < 2 ? null : page.page().endCursor();
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(expected);

        String before = lastStart;
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processDefinitionId(process))
                        .sort(order)
                        .page(p -> p.limit(2).before(before))
                        .send()
                        .join()
                        .items())
                .extracting(instance -> keys.indexOf(instance.getProcessInstanceKey()))
                .containsExactlyElementsOf(expected.subList(2, 4));
    }

    @Test
    void a_page_may_begin_at_an_offset() {
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processDefinitionId(process))
                        .page(page -> page.from(3).limit(1))
                        .send()
                        .join()
                        .items())
                .extracting(instance -> keys.indexOf(instance.getProcessInstanceKey()))
                .containsExactly(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            unknown field       | {"filter":{"colour":"red"}}                                   | colour
            unknown operator    | {"filter":{"state":{"$near":"ACTIVE"}}}                       | $near
            operator for others | {"filter":{"state":{"$gt":"ACTIVE"}}}                         | $gt
            unknown word        | {"filter":{"state":"SLEEPING"}}                               | SLEEPING
            no date             | {"filter":{"startDate":"2026-01-01"}}                         | startDate
            no number           | {"filter":{"processDefinitionVersion":"x"}}                   | processDefinitionVersion
            no truth            | {"filter":{"hasIncident":"perhaps"}}                          | hasIncident
            no list             | {"filter":{"processInstanceKey":{"$in":"1"}}}                 | processInstanceKey
            unknown order       | {"sort":[{"field":"colour"}]}                                 | colour
            no direction        | {"sort":[{"field":"startDate","order":"UP"}]}                 | UP
            no cursor           | {"page":{"after":"nonsense"}}                                 | nonsense
            null as cursor      | {"page":{"after":"bnVsbA"}}                                   | bnVsbA
            null in a cursor    | {"page":{"after":"W251bGxd"}}                                 | W251bGxd
            two places          | {"page":{"after":"eA","from":1}}                              | from
            limit too low       | {"page":{"limit":0}}                                          | limit
            limit too high      | {"page":{"limit":10001}}                                      | limit
            unknown member      | {"filters":{}}                                                | filters
            or inside or        | {"filter":{"$or":[{"$or":[{"tags":[]}]}]}}                    | $or
            inside or           | {"filter":{"$or":[{"colour":"red"}]}}                         | colour
            """)
    void what_is_not_understood_is_refused_by_name(String name, String query, String named) throws Exception {
        HttpResponse<String> answer = post(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("INVALID_ARGUMENT").contains(named);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"filter\":{\"state\":{\"$eq\":\"ACTIVE\",\"$in\":[],\"$notIn\":[]},\"$or\":[],\"tags\":[]}}",
                "{\"filter\":null,\"sort\":null,\"page\":null}",
                "{}",
                "{\"filter\":{\"processDefinitionId\":\"\\u0000\",\"businessId\":{\"$like\":\"\\u0000*\"}}}"
            })
    void what_says_nothing_is_no_filter(String query) throws Exception {
        assertThat(post(query).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String query) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/process-instances/search"))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Each is a kilobyte of SQL, and a database takes so many values only. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 values      | 1000 | {'filter':{'processInstanceKey':{'$in':['1'%s]}}} | ,'1'      | 200",
                "1001 values      | 1001 | {'filter':{'processInstanceKey':{'$in':['1'%s]}}} | ,'1'      | values",
                "70000 values     | 70000 | {'filter':{'processInstanceKey':{'$in':['1'%s]}}} | ,'1'     | values",
                "20 variables     | 20 | {'filter':{'variables':[{'name':'a','value':'1'}%s]}} | ,{'name':'a','value':'1'} | 200",
                "21 variables     | 21 | {'filter':{'variables':[{'name':'a','value':'1'}%s]}} | ,{'name':'a','value':'1'} | variables",
                "3 alternatives of 10 | 3 | {'filter':{'$or':[{}%s]}} | ,{'variables':[V,V,V,V,V,V,V,V,V,V,V]} | variables",
                "50 alternatives  | 50 | {'filter':{'$or':[{}%s]}} | ,{}   | 200",
                "51 alternatives  | 51 | {'filter':{'$or':[{}%s]}} | ,{}   | $or",
                "10 steps         | 10 | {'sort':[{'field':'state'}%s]} | ,{'field':'state'} | 200",
                "11 steps         | 11 | {'sort':[{'field':'state'}%s]} | ,{'field':'state'} | sort",
                "255 characters   | 255 | {'filter':{'processDefinitionName':{'$like':'*%s'}}} | x | 200",
                "256 characters   | 256 | {'filter':{'processDefinitionName':{'$like':'*%s'}}} | x | processDefinitionName"
            })
    void more_than_a_statement_should_hold_is_refused(
            String name, int times, String query, String item, String expected) throws Exception {
        String body = query.formatted(item.repeat(times - 1))
                .replace("V", "{'name':'a','value':'1'}")
                .replace('\'', '"');
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo("200".equals(expected) ? 200 : 400);
        if (!"200".equals(expected)) {
            assertThat(answer.body()).contains(expected).contains("at most").hasSizeLessThan(1_000);
        }
    }

    /** SQL's like tries in H2 every place for every star. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pattern_of_many_stars_comes_to_an_end() {
        String texts = unique("long-text");
        deploy(
                Bpmn.createExecutableProcess(texts)
                        .startEvent()
                        .serviceTask("Task_Wait", task -> task.zeebeJobType(unique("never")))
                        .endEvent()
                        .done(),
                texts);
        long key = start(texts, Map.of("long", "a".repeat(4_000)));
        assertThat(client.newVariableSearchRequest()
                        .filter(f -> f.processInstanceKey(key).value(v -> v.like("*a*a*a*a*a*a*a*b*")))
                        .send()
                        .join()
                        .items())
                .isEmpty();
        assertThat(client.newVariableSearchRequest()
                        .filter(f -> f.processInstanceKey(key).value(v -> v.like("*a*a*a*a*a*a?a*a*")))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
        client.newCancelInstanceCommand(key).send().join();
    }

    /** Searches that wait for a second connection while they hold one would wait for each other. */
    @Test
    void a_search_needs_one_connection() throws Exception {
        String tasks = unique("one-connection");
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(tasks)
                                .startEvent()
                                .userTask(
                                        "Task_Form",
                                        task -> task.zeebeUserTask().zeebeFormId(tasks))
                                .endEvent()
                                .done(),
                        tasks + ".bpmn")
                .addResourceStringUtf8("{\"id\":\"" + tasks + "\",\"components\":[]}", tasks + ".form")
                .send()
                .join();
        long key = start(tasks, Map.of());
        Long form = userTask(key).getFormKey();
        List<Connection> others = new ArrayList<>();
        try {
            for (int i = 1; i < dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize(); i++) {
                others.add(dataSource.getConnection());
            }
            assertThat(userTask(key).getFormKey()).isEqualTo(form).isNotNull();
            assertThat(client.newJobSearchRequest()
                            .filter(f -> f.processDefinitionId(process).elementId("Task_Wait"))
                            .send()
                            .join()
                            .items())
                    .isNotEmpty();
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
        client.newCancelInstanceCommand(key).send().join();
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = search(f -> {}).page().endCursor();
        refused(
                client.newProcessInstanceSearchRequest()
                        .sort(s -> s.startDate().asc())
                        .page(p -> p.after(cursor)),
                400,
                "INVALID_ARGUMENT");
    }
}
