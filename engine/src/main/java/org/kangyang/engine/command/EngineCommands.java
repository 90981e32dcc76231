package org.kangyang.engine.command;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.Attempts;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/**
 * Runs commands inside the process engine. Two commands on the same instance at the same time are normal; the later one
 * is rolled back by the engine and simply runs again here, so that callers see it done or refused, never "try again".
 */
@Component
public class EngineCommands {

    private static final int ATTEMPTS = 12;

    private final CommandExecutor executor;

    EngineCommands(ProcessEngine engine) {
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /** A command's outcome; a refusal leaves the engine as a value, for it logs every exception as a failure. */
    private record Outcome<T extends @Nullable Object>(
            T value, @Nullable Rejection refusal) {}

    /** Runs a command of our own in one transaction. It refuses before it has changed anything. */
    @SuppressWarnings("NullAway")
    public <T extends @Nullable Object> T run(Command<T> command) {
        Outcome<T> outcome = repeat(() -> executor.execute(context -> {
            try {
                return new Outcome<>(command.execute(context), null);
            } catch (Rejection refusal) {
                return new Outcome<T>(null, refusal);
            }
        }));
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.value();
    }

    /** Runs calls of the engine's public services; each attempt must be whole by itself. */
    public <T extends @Nullable Object> T repeat(Supplier<T> attempt) {
        return Attempts.make(attempt, EngineCommands::attempts);
    }

    private static int attempts(RuntimeException failure) {
        if (failure instanceof OptimisticLockingException) {
            return ATTEMPTS;
        }
        return Attempts.isTorn(failure) ? Attempts.AT_TORN : 1;
    }
}
