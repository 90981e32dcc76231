package org.kangyang.workers.engine;

import java.util.Map;
import org.kangyang.core.integration.CommandKey;

/**
 * What a worker may know of its job besides the variables.
 *
 * @param command {@code <clusterId>:<jobKey>}; the same on every repetition of this job, and of no other job
 *     (DESIGN §3.1)
 * @param elementId id of the BPMN element
 * @param headers task headers of the model, and those that the engine adds
 */
public record Job(
        CommandKey command, String processId, long processInstanceKey, String elementId, Map<String, String> headers) {

    private static final String ASSIGNEE = "io.camunda.zeebe:assignee";

    public Job {
        headers = Map.copyOf(headers);
    }

    /** The instance that this job belongs to, unique across engines as {@link #command} is. */
    public String instanceRef() {
        String key = command.value();
        return key.substring(0, key.lastIndexOf(':') + 1) + processInstanceKey;
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

    /**
     * A task header of the model that holds a whole number.
     *
     * @throws JobNotPossible naming header and element, when it is missing or no number
     */
    public int numberHeader(String name) {
        String value = headers.get(name);
        try {
            return Integer.parseInt(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new JobNotPossible(
                    "流程模型中元素 " + elementId + " 的任务标头 " + name + " 应为整数，现为“" + value + "”。请改正模型后重新部署。",
                    "Task header " + name + " of element " + elementId + " should be a whole number but is '" + value
                            + "'. Correct the model and deploy it.");
        }
    }
}
