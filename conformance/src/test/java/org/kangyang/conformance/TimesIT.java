package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Messages and jobs in time")
class TimesIT extends MovableClockTest {

    private static final String MESSAGES = "components/concepts/messages/";
    private static final String JOBS = "components/concepts/job-workers/";

    private final String process = unique("times");
    private final String message = unique("arrived");
    private final String work = unique("work");

    private void deployWaiting() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
    }

    private void deployWork() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
    }

    @Test
    @DisplayName("A message is kept until its time to live is over, and no longer")
    @Promise(MESSAGES + "#message-buffering")
    void messageExpires() {
        deployWaiting();
        publish(message, "kept", Duration.ofHours(3), Map.of());
        publish(message, "over", Duration.ofHours(1), Map.of());

        moveClock(Duration.ofHours(2));

        long late = start(process, Map.of("key", "over"));
        awaitElement(late, "wait", ElementInstanceState.ACTIVE, 1);
        long kept = start(process, Map.of("key", "kept"));
        assertThat(job(work).getProcessInstanceKey()).isEqualTo(kept);
        assertNoJob(work);
    }

    @Test
    @DisplayName("The id of a message that expired may be used again")
    @Promise(MESSAGES + "#message-uniqueness")
    void idIsFreeAfterExpiry() {
        String id = unique("id");
        publishWithId(id);
        assertThat(refusal(() -> {
                            publishWithId(id);
                            return null;
                        })
                        .code())
                .isEqualTo(409);

        moveClock(Duration.ofHours(2));

        soon(() -> publishWithId(id));
    }

    private void publishWithId(String id) {
        client.newPublishMessageCommand()
                .messageName(message)
                .correlationKey("k")
                .messageId(id)
                .timeToLive(Duration.ofHours(1))
                .send()
                .join();
    }

    @Test
    @DisplayName("Buffered messages and who waits are still there after a restart")
    @Promise(MESSAGES + "#message-buffering")
    void messagesSurviveRestart() {
        deployWaiting();
        long waiting = start(process, Map.of("key", "waits"));
        awaitElement(waiting, "wait", ElementInstanceState.ACTIVE, 1);
        publish(message, "buffered", Duration.ofDays(1), Map.of());

        restart();

        publish(message, "waits", Duration.ofDays(1), Map.of());
        assertThat(job(work).getProcessInstanceKey()).isEqualTo(waiting);
        long next = start(process, Map.of("key", "buffered"));
        assertThat(job(work).getProcessInstanceKey()).isEqualTo(next);
    }

    @Test
    @DisplayName("A job whose time-out is over goes to another worker, with its retries; only one of them completes it")
    @Promise(JOBS + "#timeouts")
    void jobTimesOut() {
        deployWork();
        long instance = start(process);
        ActivatedJob first = job(work);
        assertNoJob(work);

        moveClock(Duration.ofMinutes(6));

        ActivatedJob second = job(work);
        assertThat(second.getKey()).isEqualTo(first.getKey());
        assertThat(second.getRetries()).isEqualTo(first.getRetries());
        complete(first);
        assertThat(refusal(() -> client.newCompleteCommand(second).send().join())
                        .code())
                .isEqualTo(404);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A job's time-out may be set anew, from now")
    @Promise(JOBS + "#timeout-update")
    void timeoutIsExtended() {
        deployWork();
        start(process);
        ActivatedJob job = job(work);
        moveClock(Duration.ofMinutes(4));
        client.newUpdateTimeoutCommand(job)
                .timeout(Duration.ofMinutes(5))
                .send()
                .join();

        moveClock(Duration.ofMinutes(3));
        assertNoJob(work);
        moveClock(Duration.ofMinutes(3));

        assertThat(job(work).getKey()).isEqualTo(job.getKey());
    }

    @Test
    @DisplayName("A failed job waits for its back-off, across a restart")
    @Promise(JOBS + "#completing-or-failing-jobs")
    void backOffSurvivesRestart() {
        deployWork();
        start(process);
        ActivatedJob job = job(work);
        client.newFailCommand(job)
                .retries(2)
                .retryBackoff(Duration.ofHours(1))
                .send()
                .join();

        restart();

        assertNoJob(work);
        moveClock(Duration.ofHours(2));
        assertThat(job(work).getKey()).isEqualTo(job.getKey());
    }

    @Test
    @DisplayName("A job taken before a restart is still taken after it")
    @Promise(JOBS + "#timeouts")
    void lockSurvivesRestart() {
        deployWork();
        start(process);
        ActivatedJob job = job(work);

        restart();

        assertNoJob(work);
        complete(job);
        awaitCompleted(job.getProcessInstanceKey());
    }
}
