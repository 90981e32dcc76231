package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.delegate.VariableScope;

/** What completed a user task, kept to the task while its listeners run: a task that is interrupted then has given nothing. */
public final class KeptVariables {

    private static final String NAMES = "__kept";

    private KeptVariables() {}

    /** Sets them within the task's element. */
    public static void keep(VariableScope task, Map<String, ?> variables) {
        List<String> names = variables.keySet().stream()
                .filter(name -> !task.hasVariableLocal(name))
                .toList();
        task.setVariablesLocal(variables);
        task.setVariableLocal(NAMES, new ArrayList<>(names));
    }

    /** Sets where they belong what was kept; what the element had of its own stays there. */
    static void give(VariableScope task) {
        if (task.getVariableLocal(NAMES) instanceof List<?> names) {
            task.removeVariableLocal(NAMES);
            for (Object name : names) {
                Object value = task.getVariableLocal(name.toString());
                task.removeVariableLocal(name.toString());
                task.setVariable(name.toString(), value);
            }
        }
    }
}
