package org.kangyang.workers.engine;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.camunda.client.api.command.ProblemException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why something failed, in one line for a person; values of variables are left out, since they may be personal. */
public final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    public static String of(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> "-";
            case ProblemException problem ->
                problem.code() + " " + problem.details().getTitle() + ": "
                        + shortened(problem.details().getDetail());
            case JsonMappingException mapping -> path(mapping) + kind(mapping);
            default -> fault.getClass().getSimpleName() + ": " + firstLine(fault.getMessage());
        };
    }

    /** E.g. {@code assessment.adl.feeding}. */
    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String kind(JsonMappingException mapping) {
        return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? " → " + mismatch.getTargetType().getSimpleName()
                : "";
    }

    private static String firstLine(@Nullable String text) {
        int end = text == null ? -1 : text.indexOf('\n');
        return shortened(text == null || end < 0 ? text : text.substring(0, end));
    }

    static String shortened(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
