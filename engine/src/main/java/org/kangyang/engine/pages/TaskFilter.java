package org.kangyang.engine.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.pages.StaffFile.Role;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.TaskQuery;

/**
 * A named view of the task list.
 *
 * @param name as staff read it
 * @param description one sentence below it
 * @param tasks which tasks it shows
 * @param groups narrows it to these candidate groups; empty: all groups of whoever looks
 * @param role whose view it is; null: everybody's
 */
record TaskFilter(
        String name,
        String description,
        Tasks tasks,
        List<String> groups,
        @Nullable Role role) {

    TaskFilter {
        if (name == null || name.isBlank() || tasks == null) {
            throw new IllegalArgumentException(
                    "filter \"%s\" needs a name and tasks (ours, mine, unclaimed, overdue, all or all-overdue)"
                            .formatted(name));
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
        OVERDUE,
        /** Everybody's. */
        @JsonProperty("all")
        ALL,
        /** Everybody's that are past the due date. */
        @JsonProperty("all-overdue")
        ALL_OVERDUE
    }

    /** The views that suit everybody; the first is what opens after login. */
    static List<TaskFilter> usual() {
        return List.of(
                ofEverybody("我组的任务", "我所在小组的全部任务，包括同事正在办理的", Tasks.OURS),
                ofEverybody("我的任务", "由我办理的任务", Tasks.MINE),
                ofEverybody("待领取", "我所在小组中还没有人办理的任务", Tasks.UNCLAIMED),
                ofEverybody("已超期", "已过办理期限的任务", Tasks.OVERDUE),
                new TaskFilter("全部超期任务", "各小组已过办理期限的任务", Tasks.ALL_OVERDUE, List.of(), Role.SUPERVISOR),
                new TaskFilter("全部任务", "各小组在办的全部任务", Tasks.ALL, List.of(), Role.SUPERVISOR));
    }

    private static TaskFilter ofEverybody(String name, String description, Tasks tasks) {
        return new TaskFilter(name, description, tasks, List.of(), null);
    }

    TaskQuery query(TaskService tasks) {
        TaskQuery query = tasks.createTaskQuery();
        switch (tasks()) {
            case MINE -> query.taskAssigneeExpression("${currentUser()}");
            case OURS -> candidates(query).includeAssignedTasks();
            case UNCLAIMED -> candidates(query);
            case ALL -> ofTheGroups(query);
            case ALL_OVERDUE -> ofTheGroups(query).dueBeforeExpression("${now()}");
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

    private TaskQuery ofTheGroups(TaskQuery query) {
        return groups.isEmpty() ? query : query.taskCandidateGroupIn(groups).includeAssignedTasks();
    }

    private TaskQuery candidates(TaskQuery query) {
        return groups.isEmpty()
                ? query.taskCandidateGroupInExpression("${currentUserGroups()}")
                : query.taskCandidateGroupIn(groups);
    }
}
