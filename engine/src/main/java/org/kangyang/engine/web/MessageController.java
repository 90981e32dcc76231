package org.kangyang.engine.web;

import io.camunda.client.protocol.rest.MessageCorrelationRequest;
import io.camunda.client.protocol.rest.MessageCorrelationResult;
import io.camunda.client.protocol.rest.MessagePublicationRequest;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.instance.VariableNames;
import org.kangyang.engine.message.Messages;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/messages}. */
@RestController
@RequestMapping("/v2/messages")
class MessageController {

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @PostMapping("/publication")
    MessagePublicationResult publish(@RequestBody MessagePublicationRequest body) {
        Tenants.check(body.getTenantId());
        long timeToLive = body.getTimeToLive() == null ? 0 : body.getTimeToLive();
        if (timeToLive < 0) {
            throw Rejection.invalidArgument(
                    "The value for timeToLive is '" + timeToLive + "' but must not be negative");
        }
        long key = messages.publish(
                name(body.getName()),
                body.getCorrelationKey(),
                Duration.ofMillis(timeToLive),
                body.getMessageId(),
                VariableNames.given(body.getVariables()));
        return new MessagePublicationResult().messageKey(String.valueOf(key)).tenantId(Tenants.DEFAULT);
    }

    @PostMapping("/correlation")
    MessageCorrelationResult correlate(@RequestBody MessageCorrelationRequest body) {
        Tenants.check(body.getTenantId());
        Messages.Correlated correlated = messages.correlate(
                name(body.getName()), body.getCorrelationKey(), VariableNames.given(body.getVariables()));
        return new MessageCorrelationResult()
                .messageKey(String.valueOf(correlated.messageKey()))
                .processInstanceKey(String.valueOf(correlated.processInstanceKey()))
                .tenantId(Tenants.DEFAULT);
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Rejection.invalidArgument("No messageName provided");
        }
        return name;
    }
}
