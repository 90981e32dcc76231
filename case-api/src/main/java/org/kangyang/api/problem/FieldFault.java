package org.kangyang.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kangyang.core.integration.FaultCode;

/**
 * What is wrong with one field, and how to mend it. Never holds the value that was sent: it may be an identity number.
 *
 * @param field dotted path in the JSON body ({@code elder.address.divisionCode}, {@code diagnoses[0].code}), or the name
 *     of a header or query parameter
 * @param code one of {@link #codes()}: stable, for programs
 * @param message what is wrong, in Chinese, one sentence
 * @param mend what the sender should do, in Chinese, one sentence
 */
public record FieldFault(String field, String code, String message, String mend) {
    /** The content is wrong. */
    public FieldFault(String field, FaultCode code, String message, String mend) {
        this(field, code.name(), message, mend);
    }

    /** The form is wrong. */
    public FieldFault(String field, RequestFault code, String message, String mend) {
        this(field, code.name(), message, mend);
    }

    /** Every code there is, in alphabetical order. */
    public static List<String> codes() {
        return Stream.concat(Arrays.stream(FaultCode.values()), Arrays.stream(RequestFault.values()))
                .map(Enum::name)
                .sorted()
                .toList();
    }
}
