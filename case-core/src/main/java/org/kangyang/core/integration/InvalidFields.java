package org.kangyang.core.integration;

import java.util.List;
import java.util.stream.Collectors;

/** Well-formed input whose content is wrong; names every wrong field at once (API: 422). */
public final class InvalidFields extends Refusal {

    private final transient List<FieldError> errors;

    public InvalidFields(List<FieldError> errors) {
        super(
                "invalid-fields",
                errors.stream()
                        .map(error -> error.field() + "：" + error.message() + error.mend())
                        .collect(Collectors.joining("；")));
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
