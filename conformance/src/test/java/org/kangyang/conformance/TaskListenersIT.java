package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Task listeners")
class TaskListenersIT extends ConformanceTest {

    private static final String LISTENERS = "components/concepts/user-task-listeners/";

    private final String process = unique("listened");
    private final String listener = unique("listener");

    private BpmnModelInstance model(Consumer<UserTaskBuilder> task) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .userTask("task", t -> task.accept(t.zeebeUserTask()))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName(
            "A completing listener is a job with assignee, action and what the form gave; the task completes after it")
    @Promise(LISTENERS)
    void completing() {
        deploy(model(t -> t.zeebeAssignee("li")
                .zeebeCandidateGroups("nurse")
                .zeebeTaskPriority("70")
                .zeebeTaskListener(l -> l.completing().type(listener).retries("2"))));
        long instance = start(process, Map.of("before", 1));
        UserTask task = userTask(instance);

        var completion = client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .action("sign")
                .variables(Map.of("answer", "好"))
                .send();
        ActivatedJob job = job(listener);

        assertThat(job.getKind()).isEqualTo(JobKind.TASK_LISTENER);
        assertThat(job.getRetries()).isEqualTo(2);
        assertThat(job.getElementId()).isEqualTo("task");
        assertThat(job.getElementInstanceKey()).isEqualTo(task.getElementInstanceKey());
        assertThat(job.getVariablesAsMap()).containsEntry("answer", "好").containsEntry("before", 1);
        assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(task.getUserTaskKey());
        assertThat(job.getUserTask().getAssignee()).isEqualTo("li");
        assertThat(job.getUserTask().getAction()).isEqualTo("sign");
        assertThat(job.getUserTask().getPriority()).isEqualTo(70);
        assertThat(job.getUserTask().getCandidateGroups()).containsExactly("nurse");
        soon(() -> assertThat(read(task).getState()).isEqualTo(UserTaskState.COMPLETING));
        complete(job);

        completion.join();
        awaitCompleted(instance);
        assertThat(variable(instance, "answer")).isEqualTo("\"好\"");
        assertThat(read(task).getState()).isEqualTo(UserTaskState.COMPLETED);
    }

    private UserTask read(UserTask task) {
        return client.newUserTaskGetRequest(task.getUserTaskKey()).send().join();
    }

    @Test
    @DisplayName("Several listeners of an event run one after the other in their order")
    @Promise(LISTENERS)
    void inOrder() {
        deploy(model(t -> t.zeebeTaskListener(l -> l.completing().type(listener + "-1"))
                .zeebeTaskListener(l -> l.completing().type(listener + "-2"))));
        long instance = start(process);
        var completion = client.newCompleteUserTaskCommand(userTask(instance).getUserTaskKey())
                .send();

        ActivatedJob first = job(listener + "-1");
        assertNoJob(listener + "-2");
        complete(first);
        complete(job(listener + "-2"));

        completion.join();
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("While a listener runs, the task is neither completed again nor changed")
    @Promise(LISTENERS)
    void holdsTheTask() {
        deploy(model(t -> t.zeebeTaskListener(l -> l.completing().type(listener))));
        long instance = start(process);
        long key = userTask(instance).getUserTaskKey();
        var completion = client.newCompleteUserTaskCommand(key).send();
        ActivatedJob job = job(listener);

        assertThat(refusal(() -> client.newCompleteUserTaskCommand(key).send().join())
                        .code())
                .isEqualTo(409);
        assertThat(refusal(() -> client.newAssignUserTaskCommand(key)
                                .assignee("li")
                                .send()
                                .join())
                        .code())
                .isEqualTo(409);
        complete(job);
        completion.join();
        awaitCompleted(instance);
    }

    private void refused(Consumer<UserTaskBuilder> task) {
        deploy(model(task));
        start(process);
        job(listener);
    }

    @Test
    @DisplayName("A creating listener runs before the task can be worked on")
    @Promise(value = LISTENERS, refusal = "'creating' is not supported; only 'completing' is")
    void creating() {
        refused(t -> t.zeebeTaskListener(l -> l.creating().type(listener)));
    }

    @Test
    @DisplayName("An assigning listener runs when a task is assigned")
    @Promise(value = LISTENERS, refusal = "'assigning' is not supported; only 'completing' is")
    void assigning() {
        refused(t -> t.zeebeAssignee("li").zeebeTaskListener(l -> l.assigning().type(listener)));
    }

    @Test
    @DisplayName("An updating listener runs when a task is updated")
    @Promise(value = LISTENERS, refusal = "'updating' is not supported; only 'completing' is")
    void updating() {
        deploy(model(t -> t.zeebeTaskListener(l -> l.updating().type(listener))));
        var update = client.newUpdateUserTaskCommand(userTask(start(process)).getUserTaskKey())
                .priority(1)
                .send();
        complete(job(listener));
        update.join();
    }

    @Test
    @DisplayName("A canceling listener runs when a task is canceled")
    @Promise(value = LISTENERS, refusal = "'canceling' is not supported; only 'completing' is")
    void canceling() {
        deploy(model(t -> t.zeebeTaskListener(l -> l.canceling().type(listener))));
        long instance = start(process);
        userTask(instance);
        client.newCancelInstanceCommand(instance).send().join();
        complete(job(listener));
        awaitCanceled(instance);
    }

    @Test
    @DisplayName(
            "What completes the task reaches others when its listeners are done; interrupted before, it has given nothing")
    @Promise(LISTENERS + "#blocking-behavior")
    void givesWhenDone() {
        String message = unique("stop");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .userTask(
                        "task",
                        t -> t.zeebeUserTask()
                                .zeebeTaskListener(l -> l.completing().type(listener)))
                .boundaryEvent(
                        "stop",
                        b -> b.cancelActivity(true)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .serviceTask("after", t -> t.zeebeJobType(listener + "-after"))
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        long instance = start(process, Map.of("answer", "none"));
        var completion = client.newCompleteUserTaskCommand(userTask(instance).getUserTaskKey())
                .variables(Map.of("answer", "好", "more", 1))
                .send();
        assertThat(job(listener).getVariablesAsMap()).containsEntry("answer", "好");

        publish(message, "k", Duration.ofHours(1), Map.of());

        assertThat(job(listener + "-after").getVariablesAsMap())
                .containsEntry("answer", "none")
                .doesNotContainKey("more");
        assertThat(refusal(completion::join).code()).isEqualTo(404);
    }

    @Test
    @DisplayName("A listener's job cannot throw a BPMN error")
    @Promise(LISTENERS + "#limitations")
    void throwsNoError() {
        deploy(model(t -> t.zeebeTaskListener(l -> l.completing().type(listener))));
        long instance = start(process);
        var completion = client.newCompleteUserTaskCommand(userTask(instance).getUserTaskKey())
                .send();
        ActivatedJob job = job(listener);

        assertThat(refusal(() -> client.newThrowErrorCommand(job)
                                .errorCode("refused")
                                .send()
                                .join())
                        .code())
                .isEqualTo(409);

        complete(job);
        completion.join();
        awaitCompleted(instance);
    }
}
