package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.camunda.client.protocol.rest.SignalBroadcastRequest;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.command.EngineCommands;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;

/** A broadcast that is answered with a failure has done nothing. */
class SignalControllerTest {

    private final EngineCommands commands = mock(EngineCommands.class);
    private final IdGenerator keys = mock(IdGenerator.class);
    private final SignalController controller = new SignalController(commands, keys);

    @Test
    void its_key_is_drawn_before_anything_is_committed() {
        when(keys.getNextId()).thenThrow(new IllegalStateException("the store is away"));
        assertThatThrownBy(() -> controller.broadcast(new SignalBroadcastRequest().signalName("s")))
                .hasMessage("the store is away");
        verifyNoInteractions(commands);
    }

    @Test
    void a_name_that_cannot_be_stored_is_refused_by_its_field() {
        assertThatThrownBy(() -> controller.broadcast(new SignalBroadcastRequest().signalName("s".repeat(256))))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("signalName")
                .hasMessageContaining("255");
        verifyNoInteractions(commands);
    }
}
