package org.kangyang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.message.Messages;
import org.springframework.beans.factory.annotation.Autowired;

@EngineIT
class FirstPathIT {

    @Autowired
    EngineDriver engine;

    @Autowired
    Messages messages;

    @Test
    void a_message_starts_a_process_that_goes_through_job_and_task_to_the_branch_its_condition_names() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("first-path")
                .startEvent("start")
                .message("first-path-begun")
                .serviceTask("work", t -> t.zeebeJobType("first-path.work").zeebeTaskHeader("colour", "red"))
                .userTask("ask", t -> t.zeebeUserTask().zeebeCandidateGroups("=[\"nurse.\" + ward, \"physician\"]"))
                .exclusiveGateway("choice")
                .defaultFlow()
                .endEvent("low")
                .moveToLastGateway()
                .conditionExpression("score >= 10")
                .endEvent("high")
                .done();
        engine.deploy(model);

        Messages.Correlated started = messages.correlate("first-path-begun", "k1", Map.of("ward", "W3"));
        String instance = Long.toString(started.processInstanceKey());
        assertThat(engine.facts
                        .facts(
                                engine.job(instance, "first-path.work").getProcessDefinitionId(),
                                engine.job(instance, "first-path.work").getActivityId())
                        .headers())
                .containsEntry("colour", "red");
        assertThat(engine.job(instance, "first-path.work").getRetries()).isEqualTo(3);
        engine.complete("first-path.work", Map.of("done", true));
        var task = engine.task(instance);
        assertThat(engine.engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(l -> l.getGroupId())
                .containsExactlyInAnyOrder("nurse.W3", "physician");
        engine.submit(task, Map.of("score", 10));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("high").doesNotContain("low");
        assertThat(engine.kept(instance)).containsEntry("score", 10).containsEntry("done", true);
    }
}
