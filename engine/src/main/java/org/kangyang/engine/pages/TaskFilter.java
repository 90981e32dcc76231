package org.kangyang.engine.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.TaskQuery;

/**
 * A named view of the task list.
 *
 * @param name as staff read it
 * @param description one sentence below it
 * @param tasks which tasks it shows
 * @param groups narrows it to these candidate groups; empty: all groups of whoever looks
 */
record TaskFilter(String name, String description, Tasks tasks, List<String> groups) {

    TaskFilter {
        if (name == null || name.isBlank() || tasks == null) {
            throw new IllegalArgumentException(
                    "filter \"%s\" needs a name and tasks (ours, mine, unclaimed or overdue)".formatted(name));
        }
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** Which tasks a filter shows; all of them only among those the person may see. */
    enum Tasks {
        /** Of the person's groups, whoever works on them. */
        @JsonProperty("ours")
        OURS,
        /** Assigned to the person. */
        @JsonProperty("mine")
        MINE,
        /** Of the person's groups, and nobody works on them. */
        @JsonProperty("unclaimed")
        UNCLAIMED,
        /** Of the person's groups or assigned to the person, and past the due date. */
        @JsonProperty("overdue")
        OVERDUE
    }

    /** The views that suit everybody; the first is what opens after login. */
    static List<TaskFilter> usual() {
        return List.of(
                new TaskFilter("我组的任务", "我所在小组的全部任务，包括同事正在办理的", Tasks.OURS, List.of()),
                new TaskFilter("我的任务", "由我办理的任务", Tasks.MINE, List.of()),
                new TaskFilter("待领取", "我所在小组中还没有人办理的任务", Tasks.UNCLAIMED, List.of()),
                new TaskFilter("已超期", "已过办理期限的任务", Tasks.OVERDUE, List.of()));
    }

    TaskQuery query(TaskService tasks) {
        TaskQuery query = tasks.createTaskQuery();
        switch (tasks()) {
            case MINE -> query.taskAssigneeExpression("${currentUser()}");
            case OURS -> candidates(query).includeAssignedTasks();
            case UNCLAIMED -> candidates(query);
            case OVERDUE -> {
                query.dueBeforeExpression("${now()}");
                candidates(query.or())
                        .includeAssignedTasks()
                        .taskAssigneeExpression("${currentUser()}")
                        .endOr();
            }
        }
        return query.orderByDueDate().asc();
    }

    private TaskQuery candidates(TaskQuery query) {
        return groups.isEmpty()
                ? query.taskCandidateGroupInExpression("${currentUserGroups()}")
                : query.taskCandidateGroupIn(groups);
    }
}
