package org.kangyang.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Camunda 8 names things by numeric keys, Operaton by text ids whose last part is such a number.
 *
 * <p>Examples: process instance {@code 2251…}; process definition {@code care-pathway:3:2251…}; activity instance
 * {@code Task_Assess:2251…}.
 */
public final class Keys {

    private static final String LARGEST = Long.toString(Long.MAX_VALUE);

    private Keys() {}

    /** The key within an Operaton id. */
    public static long of(String operatonId) {
        return Long.parseLong(text(operatonId));
    }

    /** The key within an Operaton id, as the text Camunda's client exchanges. */
    public static String text(String operatonId) {
        return operatonId.substring(operatonId.lastIndexOf(':') + 1);
    }

    /** The Operaton id of things that are named by the bare number: instances, executions, jobs, tasks, incidents. */
    public static String id(long key) {
        return Long.toString(key);
    }

    /** Whether the text can be a key at all; what is not one names nothing (404), it is not an error of the engine. */
    public static boolean isKey(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= LARGEST.length()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
    }
}
