package org.kangyang.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** How often a command is run before its caller is told that it failed. */
class EngineCommandsTest {

    private int attempts;

    private final EngineCommands commands = new EngineCommands(engine());

    private static ProcessEngine engine() {

        ProcessEngine engine = mock(ProcessEngine.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(new StandaloneInMemProcessEngineConfiguration());
        return engine;
    }

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (attempts++ < times) {
                throw failure;
            }
            return "done";
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11})
    void one_overtaken_by_another_runs_up_to_twelve_times(int overtaken) {
        assertThat(commands.repeat(failing(overtaken, new OptimisticLockingException("overtaken"))))
                .isEqualTo("done");
        assertThat(attempts).isEqualTo(overtaken + 1);
    }

    @Test
    void then_its_caller_is_told() {
        assertThatThrownBy(() -> commands.repeat(failing(12, new OptimisticLockingException("overtaken"))))
                .hasMessage("overtaken");
    }

    static Stream<RuntimeException> half() {
        return Stream.of(new NullPointerException("gone"), new NullValueException("gone"));
    }

    @ParameterizedTest
    @MethodSource("half")
    void one_that_found_half_of_what_another_removed_runs_three_times(RuntimeException half) {
        assertThat(commands.repeat(failing(2, half))).isEqualTo("done");
        assertThatThrownBy(() -> commands.repeat(failing(6, half))).hasMessage("gone");
        assertThat(attempts).isEqualTo(6);
    }

    @Test
    void a_failure_of_its_own_is_told_at_once() {
        assertThatThrownBy(() -> commands.repeat(failing(1, new IllegalStateException("own"))))
                .hasMessage("own");
        assertThat(attempts).isOne();
    }
}
