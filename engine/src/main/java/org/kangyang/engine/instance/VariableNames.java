package org.kangyang.engine.instance;

/** Which variables belong to the model and which to the engine. */
public final class VariableNames {

    private VariableNames() {}

    /** Variables the engine keeps for itself; the API neither shows nor sets them. */
    public static boolean isInternal(String name) {
        return name.startsWith("__");
    }
}
