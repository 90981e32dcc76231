package org.kangyang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.message.Messages;
import org.springframework.beans.factory.annotation.Autowired;

@CoreTest
class FirstPathIT {

    @Autowired
    EngineDriver engine;

    @Autowired
    Messages messages;

    @Test
    void a_message_starts_a_process_that_goes_through_job_and_task_to_the_branch_its_condition_names() {
        engine.deploy(Models.process("first-path")
                .message("begun", "first-path-begun", null)
                .add(
                        "<bpmn:startEvent id='start'>" + Models.message("begun") + "</bpmn:startEvent>",
                        Models.job(
                                "work",
                                "first-path.work",
                                "<zeebe:taskHeaders><zeebe:header key='colour' value='red'/></zeebe:taskHeaders>"),
                        Models.user(
                                "ask",
                                "<zeebe:assignmentDefinition candidateGroups='=[\"nurse.\" + ward, \"physician\"]'/>"),
                        Models.gateway("choice", "choice_to_low"),
                        Models.end("low"),
                        Models.end("high"))
                .flow("start -> work -> ask -> choice -> low")
                .flow("choice -[=score >= 10]-> high"));

        Messages.Correlated started = messages.correlate("first-path-begun", "k1", Map.of("ward", "W3"));
        String instance = Long.toString(started.processInstanceKey());
        var job = engine.job(instance, "first-path.work");
        assertThat(engine.facts
                        .facts(job.getProcessDefinitionId(), job.getActivityId())
                        .headers())
                .containsEntry("colour", "red");
        assertThat(job.getRetries()).isEqualTo(3);
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
