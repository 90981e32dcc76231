package org.kangyang.workers.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker may know of its job besides the variables.
 *
 * @param commandKey {@code <clusterId>:<jobKey>}; the same on every repetition of this job, and of no other job
 *     (DESIGN §3.1)
 * @param elementId id of the BPMN element
 * @param headers task headers of the model, and those that the engine adds
 */
public record Job(
        String commandKey, String processId, long processInstanceKey, String elementId, Map<String, String> headers) {

    private static final String ASSIGNEE = "io.camunda.zeebe:assignee";

    public Job {
        headers = Map.copyOf(headers);
    }

    /** The instance that this job belongs to, unique across engines as {@link #commandKey} is. */
    public String instanceRef() {
        return commandKey.substring(0, commandKey.lastIndexOf(':') + 1) + processInstanceKey;
    }

    /**
     * The user who completes the task, of a user task listener's job.
     *
     * @throws JobNotPossible when the task was completed without an assignee: who did it counts (DESIGN §3.8)
     */
    public String assignee() {
        String assignee = headers.get(ASSIGNEE);
        if (assignee == null || assignee.isBlank()) {
            throw new JobNotPossible(
                    "任务没有办理人就被完成，无法登记是谁办理的。请先指派办理人，再重新执行。",
                    "The task was completed without an assignee, so nobody can be recorded as its author. Assign it, then retry.");
        }
        return assignee;
    }

    /** A task header of the model, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
