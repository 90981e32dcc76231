package org.kangyang.engine.web;

import io.camunda.client.protocol.rest.SignalBroadcastRequest;
import io.camunda.client.protocol.rest.SignalBroadcastResult;
import java.util.Map;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.instance.VariableNames;
import org.kangyang.engine.translation.Signals;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/signals}. */
@RestController
@RequestMapping("/v2/signals")
class SignalController {

    private final EngineCommands commands;
    private final IdGenerator keys;

    SignalController(EngineCommands commands, IdGenerator keys) {
        this.commands = commands;
        this.keys = keys;
    }

    @PostMapping("/broadcast")
    SignalBroadcastResult broadcast(@RequestBody SignalBroadcastRequest body) {
        Tenants.check(body.getTenantId());
        String name = body.getSignalName();
        if (name == null || name.isBlank()) {
            throw Rejection.invalidArgument("No signalName provided");
        }
        StoredText.checkName("signalName", name);
        Map<String, Object> variables = VariableNames.given(body.getVariables());
        // Drawn first: once the broadcast is committed, nothing may fail.
        String key = keys.getNextId();
        commands.run(context -> {
            Signals.broadcast(name, variables, context);
            return true;
        });
        return new SignalBroadcastResult().signalKey(key).tenantId(Tenants.DEFAULT);
    }
}
