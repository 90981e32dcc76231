package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.response.CorrelateMessageResponse;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** Messages through the API; their meaning in all places of a model is tested where they are kept. */
class MessageIT extends ApiTest {

    private final String process = unique("told");
    private final String message = unique("news");

    private void waiting() {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .intermediateCatchEvent("Event_News")
                        .message(m -> m.name(message).zeebeCorrelationKeyExpression("caseId"))
                        .endEvent()
                        .done(),
                process);
    }

    private void completed(long instance) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
    }

    @Test
    void a_published_message_waits_for_the_one_it_is_for() {
        waiting();
        String key = unique("case");
        client.newPublishMessageCommand()
                .messageName(message)
                .correlationKey(key)
                .timeToLive(Duration.ofMinutes(5))
                .variables(Map.of("what", "床位"))
                .send()
                .join();
        long instance = start(process, Map.of("caseId", key));
        completed(instance);
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).name("what"))
                        .send()
                        .join()
                        .singleItem()
                        .getValue())
                .isEqualTo("\"床位\"");
    }

    @Test
    void while_a_message_is_kept_another_of_its_id_is_refused() {
        waiting();
        String key = unique("case");
        for (int i = 0; i < 2; i++) {
            var command = client.newPublishMessageCommand()
                    .messageName(message)
                    .correlationKey(key)
                    .timeToLive(Duration.ofMinutes(5))
                    .messageId("outbox-1");
            if (i == 0) {
                assertThat(command.send().join().getMessageKey()).isPositive();
            } else {
                refused(command, 409, "ALREADY_EXISTS");
            }
        }
    }

    @Test
    void what_cannot_be_stored_is_refused_as_it_comes_in() {
        refused(
                client.newPublishMessageCommand().messageName("m".repeat(256)).correlationKey("k"),
                400,
                "INVALID_ARGUMENT");
        refused(
                client.newCorrelateMessageCommand()
                        .messageName(message)
                        .correlationKey("k")
                        .variables(Map.of("v".repeat(256), 1)),
                400,
                "INVALID_ARGUMENT");
    }

    @Test
    void a_correlated_message_reaches_who_waits_or_is_not_found() {
        waiting();
        String key = unique("case");
        refused(client.newCorrelateMessageCommand().messageName(message).correlationKey(key), 404, "NOT_FOUND");
        long instance = start(process, Map.of("caseId", key));
        CorrelateMessageResponse reached = Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> client.newCorrelateMessageCommand()
                                .messageName(message)
                                .correlationKey(key)
                                .send()
                                .join(),
                        answer -> true);
        assertThat(reached.getProcessInstanceKey()).isEqualTo(instance);
        completed(instance);
    }

    @Test
    void a_message_starts_a_process() {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .message(message)
                        .userTask("Task_Read", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                process);
        long started = client.newCorrelateMessageCommand()
                .messageName(message)
                .withoutCorrelationKey()
                .variables(Map.of("n", 1))
                .send()
                .join()
                .getProcessInstanceKey();
        List<ProcessInstance> instances = client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(process))
                .send()
                .join()
                .items();
        assertThat(instances).extracting(ProcessInstance::getProcessInstanceKey).containsExactly(started);
        refused(client.newCreateInstanceCommand().bpmnProcessId(process).latestVersion(), 409, "INVALID_STATE");
    }
}
