package org.kangyang.core.integration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that the sender hears of everything at once. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, FaultCode code, String message, String mend) {
        errors.add(new FieldError(field, code, message, mend));
    }

    public void addAll(FieldErrors others) {
        errors.addAll(others.errors);
    }

    /** The trimmed text, or an error and an empty text where there is none. */
    public String text(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            add(field, FaultCode.REQUIRED, "未填写，", "请填写");
            return "";
        }
        String text = value.strip();
        if (text.length() > maxLength) {
            add(field, FaultCode.TOO_LONG, "长度超过" + maxLength + "个字符，", "请缩短");
        }
        return text;
    }

    /** The trimmed text, null where there is none. */
    public @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
        return value == null || value.isBlank() ? null : text(field, value, maxLength);
    }

    /** The trimmed text, which must be one of these. */
    public String oneOf(String field, @Nullable String value, Set<String> allowed, String mend) {
        String text = text(field, value, 20);
        if (!text.isEmpty() && !allowed.contains(text)) {
            add(field, FaultCode.UNKNOWN_VALUE, "不是允许的取值，", mend);
        }
        return text;
    }

    /** A day that must be there and not in the future. */
    public void pastDay(String field, @Nullable LocalDate day, LocalDate today, String whereMissing) {
        if (day == null) {
            add(field, FaultCode.REQUIRED, "未填写，", whereMissing);
        } else if (day.isAfter(today)) {
            add(field, FaultCode.IN_FUTURE, "在将来，", "请填写实际日期");
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** @throws InvalidFields if anything was added */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }
}
