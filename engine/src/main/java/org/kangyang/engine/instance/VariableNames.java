package org.kangyang.engine.instance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.StoredText;

/** Which variables belong to the model and which to the engine. */
public final class VariableNames {

    private VariableNames() {}

    /** Variables the engine keeps for itself; the API neither shows nor sets them. */
    public static boolean isInternal(String name) {
        return name.startsWith("__");
    }

    /** What a request gives, checked ({@link #check}); nothing where it gives none. */
    public static Map<String, Object> given(@Nullable Map<String, Object> variables) {
        Map<String, Object> given = variables == null ? Map.of() : variables;
        check(given);
        return given;
    }

    /** Refuses to set variables of the engine, and what cannot be stored ({@link StoredText}). */
    public static void check(Map<String, ?> variables) {
        variables.forEach((name, value) -> {
            StoredText.checkName("variable name", name);
            if (isInternal(name)) {
                throw Rejection.invalidArgument("Variable [" + name + "]: names that start with __ are reserved");
            }
            StoredText.checkValue("variable '" + name + "'", value);
        });
    }
}
