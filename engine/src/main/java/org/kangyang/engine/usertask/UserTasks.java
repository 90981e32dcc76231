package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.instance.VariableNames;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.translation.KeptVariables;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.impl.cfg.CommandChecker;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/**
 * The commands on user tasks; the Tasklist's go through here too, so that both mean the same. A caller whom the process
 * engine knows (the Tasklist's session) needs its permission for the task.
 */
@Component
public class UserTasks {

    private final EngineCommands commands;
    private final ModelFacts models;
    private final Completions completions;
    private final TaskForms forms;

    UserTasks(EngineCommands commands, ModelFacts models, Completions completions, TaskForms forms) {
        this.commands = commands;
        this.models = models;
        this.completions = completions;
        this.forms = forms;
    }

    /**
     * Completes the task; where completing listeners follow, they have not run yet when this returns.
     *
     * @param actor who completes it, where that is known: only the assignee may, for the listeners hear of the assignee
     * @return whether listeners follow: then {@link Completions#await} tells when they are done
     */
    public boolean complete(String key, Map<String, ?> variables, @Nullable String action, @Nullable String actor) {
        VariableNames.check(variables);
        return commands.run(context -> {
            TaskEntity task = existing(context, key, "complete");
            if (actor != null && !actor.equals(task.getAssignee())) {
                throw Rejection.invalidState(
                        "User task '" + key + "' is not assigned to '" + actor + "': claim it, then complete it");
            }
            // What follows is the engine's own doing, for which the person who completes needs no rights.
            return context.runWithoutAuthorization(() -> complete(task, variables, action));
        });
    }

    private boolean complete(TaskEntity task, Map<String, ?> variables, @Nullable String action) {
        ExecutionEntity execution = task.getExecution();
        ElementFacts facts = models.facts(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        if (execution.getActivity().isScope()) {
            CompletingTask completing = completing(task, facts, action);
            execution.setVariableLocal(CompletingTask.VARIABLE, completing.toVariable());
        }
        if (facts.outputMapped()) {
            execution.setVariablesLocal(variables);
        } else if (facts.listened()) {
            KeptVariables.keep(execution, variables);
        } else {
            execution.setVariables(variables);
        }
        String element = execution.getActivityInstanceId();
        task.complete();
        return execution.getExternalTasks().stream().anyMatch(job -> element.equals(job.getActivityInstanceId()));
    }

    private CompletingTask completing(TaskEntity task, ElementFacts facts, @Nullable String action) {
        String form = forms.keyOf(facts.formId(), task.getId());
        return new CompletingTask(
                task.getId(),
                Keys.text(task.getExecution().getActivityInstanceId()),
                action == null || action.isBlank() ? "complete" : action,
                text(task.getAssignee()),
                candidates(task)
                        .map(IdentityLink::getGroupId)
                        .filter(id -> id != null)
                        .sorted()
                        .toList(),
                candidates(task)
                        .map(IdentityLink::getUserId)
                        .filter(id -> id != null)
                        .sorted()
                        .toList(),
                text(Dates.text(task.getDueDate())),
                text(Dates.text(task.getFollowUpDate())),
                text(form),
                task.getPriority());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Stream<? extends IdentityLink> candidates(TaskEntity task) {
        return task.getIdentityLinks().stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()));
    }

    /** Assigns the task; without {@code allowOverride} only one that is nobody else's. */
    void assign(String key, String assignee, boolean allowOverride) {
        change(key, "assign", task -> {
            String current = task.getAssignee();
            boolean others = current != null && !current.isBlank() && !current.equals(assignee);
            if (others && !allowOverride) {
                throw Rejection.invalidState(
                        "Command 'CLAIM' rejected with code 'INVALID_STATE': Expected to claim user task with key '"
                                + key + "', but it has already been assigned");
            }
            task.setAssignee(assignee);
        });
    }

    void unassign(String key) {
        change(key, "unassign", task -> task.setAssignee(null));
    }

    /** Changes what the change set names; empty text or list clears. */
    void update(String key, JsonNode changes) {
        List<Consumer<TaskEntity>> steps = new ArrayList<>();
        changes.properties().forEach(change -> {
            if (!change.getValue().isNull()) {
                steps.add(step(change.getKey(), change.getValue()));
            }
        });
        change(key, "update", task -> steps.forEach(step -> step.accept(task)));
    }

    private static @Nullable Date date(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw Rejection.invalidArgument(
                    "The value for " + field + " must be a date-time, or empty text to clear it");
        }
        return value.asText().isEmpty() ? null : Dates.parse(field, value.asText());
    }

    private static Consumer<TaskEntity> step(String field, JsonNode value) {
        return switch (field) {
            case "dueDate" -> {
                var date = date(field, value);
                yield task -> task.setDueDate(date);
            }
            case "followUpDate" -> {
                var date = date(field, value);
                yield task -> task.setFollowUpDate(date);
            }
            case "priority" -> {
                int priority = value.isIntegralNumber() ? value.asInt(-1) : -1;
                if (priority < 0 || priority > 100) {
                    throw Rejection.invalidArgument(
                            "The value for priority is '" + value + "' but must be within 0 to 100");
                }
                yield task -> task.setPriority(priority);
            }
            case "candidateGroups" -> {
                List<String> groups = names(field, value);
                yield task -> {
                    candidates(task).toList().stream()
                            .map(IdentityLink::getGroupId)
                            .filter(id -> id != null && !groups.contains(id))
                            .forEach(task::deleteCandidateGroup);
                    groups.stream()
                            .filter(id -> candidates(task).noneMatch(link -> id.equals(link.getGroupId())))
                            .forEach(task::addCandidateGroup);
                };
            }
            case "candidateUsers" -> {
                List<String> users = names(field, value);
                yield task -> {
                    candidates(task).toList().stream()
                            .map(IdentityLink::getUserId)
                            .filter(id -> id != null && !users.contains(id))
                            .forEach(task::deleteCandidateUser);
                    users.stream()
                            .filter(id -> candidates(task).noneMatch(link -> id.equals(link.getUserId())))
                            .forEach(task::addCandidateUser);
                };
            }
            default -> throw Rejection.invalidArgument("A user task's [" + field + "] cannot be updated");
        };
    }

    private static List<String> names(String field, JsonNode value) {
        if (!value.isArray()) {
            throw Rejection.invalidArgument("The value for " + field + " must be a list of names");
        }
        List<String> names = new ArrayList<>();
        value.forEach(name -> names.add(name.asText()));
        return names.stream().distinct().toList();
    }

    private void change(String key, String verb, Consumer<TaskEntity> change) {
        commands.run(context -> {
            TaskEntity task = existing(context, key, verb);
            change.accept(task);
            task.triggerUpdateEvent();
            return true;
        });
    }

    private TaskEntity existing(CommandContext context, String key, String verb) {
        TaskEntity task = Keys.isKey(key) ? context.getTaskManager().findTaskById(key) : null;
        if (task == null) {
            if (completions.isCompleting(key)) {
                throw Rejection.invalidState("Command rejected with code 'INVALID_STATE': Expected to " + verb
                        + " user task with key '" + key + "', but it is in state 'COMPLETING'");
            }
            throw Rejection.notFound("Command rejected with code 'NOT_FOUND': Expected to " + verb
                    + " user task with key '" + key + "', but no such user task was found");
        }
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        return task;
    }
}
