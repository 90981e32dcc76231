package org.kangyang.workers.integration;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.workers.engine.Reason;
import org.springframework.stereotype.Component;

/** Sends one message of an outbox to the engine and says what became of it. */
@Component
class ProcessMessages {

    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);
    private static final long ANSWER_SECONDS = 20;

    sealed interface Answer {
        /** The engine has it, from this sending or an earlier one. */
        record Delivered() implements Answer {}

        /** Nobody waits for it yet: a start message before its model is deployed, or while its instance runs. */
        record NobodyWaits(String reason) implements Answer {}

        /** The engine will not have it as it is. */
        record Refused(String reason) implements Answer {}

        /** The engine is away or busy. */
        record Unreachable(String reason) implements Answer {}
    }

    private final CamundaClient client;

    ProcessMessages(CamundaClient client) {
        this.client = client;
    }

    Answer send(PendingMessage message) throws InterruptedException {
        try {
            answer(command(message).send());
            return new Answer.Delivered();
        } catch (ExecutionException e) {
            String reason = Reason.of(e.getCause());
            return e.getCause() instanceof ClientHttpException http
                    ? ofStatus(message, http.code(), reason)
                    : new Answer.Unreachable(reason);
        } catch (TimeoutException e) {
            return new Answer.Unreachable("no answer in " + ANSWER_SECONDS + " s");
        }
    }

    private FinalCommandStep<?> command(PendingMessage message) {
        return switch (message.kind()) {
            case CORRELATE ->
                client.newCorrelateMessageCommand()
                        .messageName(message.name())
                        .correlationKey(message.correlationKey())
                        .variables(message.variables());
            case PUBLISH ->
                client.newPublishMessageCommand()
                        .messageName(message.name())
                        .correlationKey(message.correlationKey())
                        .messageId(message.id())
                        .timeToLive(message.timeToLive() == null ? TIME_TO_LIVE : message.timeToLive())
                        .variables(message.variables());
        };
    }

    private static Answer ofStatus(PendingMessage message, int status, String reason) {
        boolean published = message.kind() == PendingMessage.Kind.PUBLISH;
        if (status == 409 && published) {
            return new Answer.Delivered();
        }
        if (status == 404 && !published) {
            return new Answer.NobodyWaits(reason);
        }
        boolean mayPass =
                status < 400 || status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
        return mayPass ? new Answer.Unreachable(reason) : new Answer.Refused(reason);
    }

    private static void answer(Future<?> sent) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            sent.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } finally {
            sent.cancel(true);
        }
    }
}
