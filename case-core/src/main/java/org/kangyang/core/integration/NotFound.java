package org.kangyang.core.integration;

/** What was named does not exist (API: 404). */
public final class NotFound extends Refusal {

    public NotFound(String what, String id) {
        super("not-found", what + " " + id + " 不存在");
    }
}
