package org.kangyang.engine.translation;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * The variables that a message or an error carries, from the command to the event that catches it (same thread, same
 * transaction): only there is it known whether they propagate or are local to the event and its output mappings.
 */
public final class Payload {

    /** A process variable in which a start event with output mappings finds its message's variables. */
    public static final String START = "__message";

    private record Carried(Map<String, Object> variables, boolean error) {}

    private static final ThreadLocal<@Nullable Carried> CURRENT = new ThreadLocal<>();

    private Payload() {}

    /** Runs a command whose triggered event shall get the message's variables. */
    public static <T extends @Nullable Object> T carrying(Map<String, Object> variables, Supplier<T> command) {
        return carrying(new Carried(variables, false), command);
    }

    /** Runs a command that throws an error; what catches it shall get the variables. */
    public static <T extends @Nullable Object> T throwing(Map<String, Object> variables, Supplier<T> command) {
        return carrying(new Carried(variables, true), command);
    }

    private static <T extends @Nullable Object> T carrying(Carried carried, Supplier<T> command) {
        CURRENT.set(carried);
        try {
            return command.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Whether an error is on its way up: a call activity that it passes lets no variables of its child out. */
    static boolean isErrorOnItsWay() {
        Carried carried = CURRENT.get();
        return carried != null && carried.error();
    }

    /** Hands the variables to the event that was triggered. */
    static void receive(ActivityExecution execution, ElementModel model) {
        Carried carried = CURRENT.get();
        if (carried == null) {
            return;
        }
        CURRENT.remove();
        if (model.outputs().isEmpty()) {
            execution.setVariables(carried.variables());
        } else {
            execution.setVariablesLocal(carried.variables());
        }
    }
}
