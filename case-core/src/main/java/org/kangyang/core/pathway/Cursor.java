package org.kangyang.core.pathway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldError;
import org.kangyang.core.integration.InvalidFields;

/** Where a page ended: time and id of its last entry. Opaque to clients. */
record Cursor(Instant at, String id) {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}) (.{1,200})");

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at.toEpochMilli() + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String text) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (form.matches()) {
                return new Cursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2));
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, like any other text that is none of ours
        }
        throw new InvalidFields(
                List.of(new FieldError("cursor", FaultCode.BAD_FORMAT, "不是有效的游标，", "请用上一页返回的nextCursor，或不填从头读取")));
    }
}
