package org.kangyang.engine.translation;

/** Message name and correlation key are kept as one text, from which the name must be told again. */
public final class MessageNames {

    private static final String SEPARATOR = "::";

    private MessageNames() {}

    /** Whether a name could be taken for another name and the beginning of a key. */
    public static boolean isAmbiguous(String name) {
        return name.contains(SEPARATOR) || name.endsWith(":");
    }

    /** The name under which Operaton keeps a subscription. */
    public static String subscription(String name, String correlationKey) {
        return name + SEPARATOR + correlationKey;
    }
}
