package org.kangyang.core.integration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who filled in a task: it counts (R02, DESIGN §3.8). */
public final class Author {

    private Author() {}

    /**
     * The user id of who completed it.
     *
     * @throws InvalidFields where nobody had claimed the task
     */
    public static String of(@Nullable String assignee) {
        if (assignee == null || assignee.isBlank()) {
            throw new InvalidFields(List.of(new FieldError("assignee", FaultCode.REQUIRED, "任务没有办理人，", "请先认领任务再完成")));
        }
        return assignee.strip();
    }
}
