package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.ApiTest;

@DisplayName("What would wear the server out is refused, and the server goes on")
@Timeout(300)
class LimitsIT extends ApiTest {

    private static final String BOUNDARY = "----limits";

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aModelThatIsTooMuch(String what, String file, String content, String reason) throws Exception {
        HttpResponse<String> answer = deployed(file, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(file).contains(reason).hasSizeLessThan(100_000);
        runs();
    }

    static Stream<Arguments> models() {
        String entities = "<!DOCTYPE x [<!ENTITY a \"ha\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String outside = "<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        String elsewhere = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        String bpmn = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " targetNamespace=\"x\"><bpmn:process id=\"x\" isExecutable=\"true\">%s</bpmn:process>"
                + "</bpmn:definitions>";
        String dmn = "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\""
                + " namespace=\"x\"><decision id=\"x\" name=\"x\"><literalExpression id=\"l\"><text>%s</text>"
                + "</literalExpression></decision></definitions>";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append("<bpmn:task id=\"a").append(i).append("\"/>");
        }
        return Stream.of(
                Arguments.of("laughs", "a.bpmn", entities + bpmn.formatted("&c;"), "DOCTYPE"),
                Arguments.of("a file", "a.bpmn", outside + bpmn.formatted("&c;"), "DOCTYPE"),
                Arguments.of("another server", "a.bpmn", elsewhere + bpmn.formatted(""), "DOCTYPE"),
                Arguments.of("laughs in a table", "a.dmn", entities + dmn.formatted("&c;"), "DOCTYPE"),
                Arguments.of("a file in a table", "a.dmn", outside + dmn.formatted("&c;"), "DOCTYPE"),
                Arguments.of("100,000 elements", "a.bpmn", bpmn.formatted(many), "more than 20000 XML elements"),
                Arguments.of(
                        "depth",
                        "a.bpmn",
                        bpmn.formatted("<bpmn:subProcess>".repeat(5_000) + "</bpmn:subProcess>".repeat(5_000)),
                        "depth of"),
                Arguments.of("text", "a.dmn", dmn.formatted("1+".repeat(50_000) + "1"), "a text of more than 65536"),
                Arguments.of(
                        "an attribute",
                        "a.bpmn",
                        bpmn.formatted("<bpmn:task id=\"a\" name=\"" + "x".repeat(70_000) + "\"/>"),
                        "'name' of more than 65536 characters"),
                Arguments.of("brackets", "a.dmn", dmn.formatted("(".repeat(30_000)), "nest"),
                Arguments.of(
                        "a thousand million ways", "a.dmn", requiring(30), "requires others in more than 10000 ways"),
                Arguments.of("a circle", "a.dmn", requiring(1).replace("#d0", "#d1"), "Cyclic dependencies"),
                Arguments.of("a deep form", "a.form", "{\"id\":" + "[".repeat(100_000), "nesting depth"));
    }

    /** Decisions that each require the one before twice. */
    private static String requiring(int decisions) {
        StringBuilder all = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " id=\"d\" name=\"d\" namespace=\"x\">");
        for (int i = 0; i <= decisions; i++) {
            all.append("<decision id=\"d")
                    .append(i)
                    .append("\" name=\"d")
                    .append(i)
                    .append("\">");
            for (int twice = 0; twice < 2 && i > 0; twice++) {
                all.append("<informationRequirement><requiredDecision href=\"#d")
                        .append(i - 1)
                        .append("\"/></informationRequirement>");
            }
            all.append("<literalExpression><text>1</text></literalExpression></decision>");
        }
        return all.append("</definitions>").toString();
    }

    /** A body that says it is packed: nobody unpacks it. */
    @ParameterizedTest
    @CsvSource({"/v2/process-instances,application/json", "/v2/deployments,multipart/form-data; boundary=x"})
    void aPackedBody(String path, String type) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Encoding");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        runs();
    }

    @Test
    void aDeploymentOfManyLargeFiles() throws Exception {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            parts.append("--x\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"")
                    .append(i)
                    .append(".form\"\r\n\r\n")
                    .append(" ".repeat(3_900_000))
                    .append("\r\n");
        }
        HttpResponse<String> answer = send(request("/v2/deployments")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(parts + "--x--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        runs();
    }

    @Test
    void aDeploymentOfManyMegabytes() throws Exception {
        HttpResponse<String> answer = deployed("a.bpmn", " ".repeat(5_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        runs();
    }

    /** The incident names the limit; whoever is on duty mends the variable and resolves it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..limit return i)",
                "for a in 1..limit return for b in 1..limit return for c in 1..limit return a",
                "string length((for i in 1..limit return if i = 1 then \"xy\" else partial[-1] + partial[-1])[-1])",
                "matches(string join(for i in 1..limit return \"x\"), \"(x+x+)+\\\\1y\")"
            })
    void anExpressionWithoutEnd(String expression) {
        String process = unique("endless");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .scriptTask(
                                "Task_Endless",
                                task -> task.zeebeExpression(expression).zeebeResultVariable("result"))
                        .endEvent()
                        .done(),
                process);
        long key = start(process, Map.of("limit", 1_000_000_000));
        Incident incident = incident(key);
        assertThat(incident.getErrorMessage()).contains("The expression takes");
        client.newSetVariablesCommand(key).variables(Map.of("limit", 3)).send().join();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        await().atMost(SOON)
                .until(() -> client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processInstanceKey(key)
                                .state(io.camunda.client.api.search.enums.ProcessInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items()
                        .isEmpty());
    }

    /** They would be begun in one transaction. */
    @Test
    void moreAtOnceThanATransactionHolds() {
        String process = unique("crowd");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask(
                                "Task_Crowd",
                                task -> task.zeebeJobType("crowd")
                                        .multiInstance(all -> all.parallel()
                                                .zeebeInputCollectionExpression("for i in 1..10001 return i")
                                                .zeebeInputElement("i")))
                        .endEvent()
                        .done(),
                process);
        long key = start(process, Map.of());
        assertThat(incident(key).getErrorMessage()).contains("10001 items");
    }

    private Incident incident(long processInstanceKey) {
        return await().atMost(SOON.multipliedBy(2))
                .until(
                        () -> client.newIncidentSearchRequest()
                                .filter(f -> f.processInstanceKey(processInstanceKey))
                                .send()
                                .join()
                                .items(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** Of a table each cell is an expression; together they may take what one may. */
    @Test
    void aDecisionWithoutEnd() throws Exception {
        String decision = unique("endless");
        client.newDeployResourceCommand()
                .addResourceStringUtf8("""
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s_file" name="x" namespace="x">
                          <decision id="%1$s" name="x"><decisionTable id="t" hitPolicy="COLLECT">
                            <input id="i"><inputExpression id="e"><text>count(for a in 1..limit return a)</text></inputExpression></input>
                            <output id="o" name="o"/>
                            <rule id="r"><inputEntry id="ie"><text>-</text></inputEntry><outputEntry id="oe"><text>1</text></outputEntry></rule>
                          </decisionTable></decision>
                        </definitions>
                        """.formatted(decision), decision + ".dmn")
                .send()
                .join();
        String body = "{\"decisionDefinitionId\":\"%s\",\"variables\":{\"limit\":1000000000}}".formatted(decision);
        HttpResponse<String> answer = send(request("/v2/decision-definitions/evaluation")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("takes more than 2000000 steps");
        runs();
    }

    /** Of what no column or date can hold the request says so; it was no failure of the server. */
    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | process-instances | {'processDefinitionId':'{process}','businessId':'LONG'} | businessId",
                "POST | jobs/{job}/completion | {'variables':{'LONG':1}} | variable name",
                "POST | jobs/{job}/completion | {'variables':{'a':'NUL'}} | NUL",
                "POST | jobs/{job}/completion | {'variables':{'__a':1}} | reserved",
                "POST | jobs/{job}/completion | {'result':{'type':'adHocSubProcess','isCompletionConditionFulfilled':true}} | ad-hoc",
                "POST | jobs/{job}/failure | {'retries':1,'variables':{'LONG':1}} | variable name",
                "POST | jobs/{job}/failure | {'retries':1,'retryBackOff':9223372036854775807} | retryBackOff",
                "POST | jobs/{job}/error | {'errorCode':'x','variables':{'LONG':1}} | variable name",
                "PATCH | jobs/{job} | {'changeset':{'timeout':9223372036854775807}} | timeout",
                "POST | jobs/activation | {'type':'t','maxJobsToActivate':1,'timeout':9223372036854775807} | timeout",
                "POST | jobs/activation | {'type':'{type}','worker':'LONG','maxJobsToActivate':1,'timeout':1000} | 255",
                "PATCH | user-tasks/{task} | {'changeset':{'dueDate':'+999999999-12-31T00:00:00Z'}} | dueDate",
                "PATCH | user-tasks/{task} | {'changeset':{'followUpDate':'-0001-12-31T00:00:00Z'}} | followUpDate",
                "PATCH | user-tasks/{task} | {'changeset':{'candidateGroups':['LONG']}} | 255",
                "POST | user-tasks/{task}/assignment | {'assignee':'LONG'} | 255"
            })
    void whatTheStoreCannotHold(String method, String path, String body, String named) throws Exception {
        String process = unique("beyond");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .parallelGateway()
                        .userTask("Task_Form", task -> task.zeebeUserTask())
                        .moveToLastGateway()
                        .serviceTask("Task_Job", task -> task.zeebeJobType(process))
                        .moveToLastGateway()
                        .serviceTask("Task_Free", task -> task.zeebeJobType(process + "-free"))
                        .endEvent()
                        .done(),
                process);
        long key = start(process, Map.of());
        Map<String, String> names = Map.of(
                "{process}",
                process,
                "{type}",
                process + "-free",
                "{job}",
                Long.toString(job(process).getKey()),
                "{task}",
                Long.toString(userTask(key).getUserTaskKey()),
                "LONG",
                "x".repeat(256),
                "NUL",
                "\\u0000",
                "'",
                "\"");
        String at = path;
        String sent = body;
        for (Map.Entry<String, String> name : names.entrySet()) {
            at = at.replace(name.getKey(), name.getValue());
            sent = sent.replace(name.getKey(), name.getValue());
        }
        refuses(method, at, sent, named);
        client.newCancelInstanceCommand(key).send().join();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | process-instances | {'processDefinitionId':'x','processDefinitionKey':'1'} | Only one of",
                "POST | decision-definitions/evaluation | {'decisionDefinitionId':'x','decisionDefinitionKey':'1'} | Only one of",
                "POST | process-instances/1/migration | {'mappingInstructions':[]} | targetProcessDefinitionKey",
                "POST | process-instances/1/cancellation | {'why':1} | why",
                "POST | incidents/1/resolution | {'why':1} | why",
                "PATCH | user-tasks/1 | {'changeset':{'priority':1},'why':1} | why",
                "PATCH | user-tasks/1 | {'changeset':{'dueDate':{}}} | dueDate",
                "PATCH | user-tasks/1 | {'changeset':{'priority':50.7}} | priority",
                "POST | messages/publication | {'name':'a::b','correlationKey':'c','timeToLive':1000} | reserved",
                "POST | messages/correlation | {'name':'a:','correlationKey':'c'} | reserved",
                "POST | message-subscriptions/search | {'filter':{'messageSubscriptionState':'CORRELATED'}} | CREATED",
                "POST | process-instances/search | {'filter':{'variables':[{'name':'a','value':{'$exists':false,'$eq':'1'}}]}} | $exists"
            })
    void whatWouldHaveNoEffect(String method, String path, String body, String named) throws Exception {
        refuses(method, path, body.replace('\'', '"'), named);
    }

    private void refuses(String method, String path, String body, String named) throws Exception {
        HttpResponse<String> answer = send(request("/v2/" + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    private HttpResponse<String> deployed(String file, String content) throws Exception {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"" + file
                + "\"\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        return send(request("/v2/deployments")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void runs() {
        String process = unique("runs");
        deploy(Bpmn.createExecutableProcess(process).startEvent().endEvent().done(), process);
        assertThat(List.of(start(process, Map.of()))).hasSize(1);
    }
}
