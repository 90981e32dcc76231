package org.kangyang.engine.runtime;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An element could not be entered or left: becomes an incident with Camunda 8's error type.
 *
 * <p>Operaton keeps only an incident's message, so the type travels as its prefix: {@code [IO_MAPPING_ERROR] Expected …}.
 * {@link #typeOf} and {@link #messageOf} take it apart again.
 */
public class ElementFailure extends RuntimeException {

    private static final String TYPES =
            Arrays.stream(ErrorType.values()).map(ErrorType::name).collect(Collectors.joining("|"));

    /** How such a message begins, as a regular expression that also databases know; a worker's own bracket is none. */
    public static final String PREFIX = "^([A-Za-z0-9_.$]+: )*\\[(" + TYPES + ")\\] ";

    private static final Pattern PREFIXED = Pattern.compile("(?s)(?:[\\w.$]+: )*\\[(" + TYPES + ")] (.*)");

    private final ErrorType type;

    public ElementFailure(ErrorType type, String message) {
        this(type, message, null);
    }

    public ElementFailure(ErrorType type, String message, @Nullable Throwable cause) {
        super("[" + type + "] " + message, cause);
        this.type = type;
    }

    /** The element's own failure where Operaton has wrapped one, as it does with all that its expressions throw. */
    static Throwable within(Throwable failure) {
        return Causes.of(failure)
                .filter(ElementFailure.class::isInstance)
                .findFirst()
                .orElse(failure);
    }

    public ErrorType type() {
        return type;
    }

    /**
     * The error type of an Operaton incident.
     *
     * @param incidentType Operaton's incident type, {@code failedJob} or {@code failedExternalTask}
     * @param message the incident's message
     */
    public static ErrorType typeOf(String incidentType, @Nullable String message) {
        Matcher m = PREFIXED.matcher(message == null ? "" : message);
        if (m.matches()) {
            return ErrorType.valueOf(m.group(1));
        }
        return "failedExternalTask".equals(incidentType) ? ErrorType.JOB_NO_RETRIES : ErrorType.UNKNOWN;
    }

    /** The incident's message without the type's prefix. */
    public static String messageOf(@Nullable String message) {
        Matcher m = PREFIXED.matcher(message == null ? "" : message);
        return m.matches() ? m.group(2) : message == null ? "" : message;
    }
}
