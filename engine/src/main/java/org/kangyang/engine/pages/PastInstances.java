package org.kangyang.engine.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.Deployments;
import org.kangyang.engine.pages.InstanceSearch.State;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstanceQuery;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.identity.User;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Reads the engine's history with the rights of whoever is logged in. */
@Component
class PastInstances {

    static final int PAGE = 20;

    private final HistoryService history;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final Deployments deployments;
    private final PageSettings settings;

    PastInstances(
            HistoryService history,
            RepositoryService repository,
            IdentityService identities,
            Deployments deployments,
            PageSettings settings) {
        this.history = history;
        this.repository = repository;
        this.identities = identities;
        this.deployments = deployments;
        this.settings = settings;
    }

    record InstancePage(List<InstanceRow> rows, long total, int number) {

        /** The number of the last page, at least 1. */
        public int getLast() {
            return (int) Math.max(1, (total + PAGE - 1) / PAGE);
        }
    }

    record Past(
            InstanceRow instance,
            @Nullable String caller,
            @Nullable String reason,
            List<ActivityRow> steps,
            String diagram,
            Map<String, String> moods) {}

    InstancePage page(InstanceSearch search) {
        HistoricProcessInstanceQuery query = query(search);
        long total = query.count();
        List<HistoricProcessInstance> found =
                query.orderByProcessInstanceStartTime().desc().listPage((search.pageNumber() - 1) * PAGE, PAGE);
        Map<String, String> numbers = numbers(found);
        return new InstancePage(
                found.stream().map(instance -> row(instance, numbers)).toList(), total, search.pageNumber());
    }

    /** Process ids with their names, for choosing. */
    Map<String, String> processes() {
        Map<String, String> names = new LinkedHashMap<>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .sorted(Comparator.comparing(PastInstances::name))
                .forEach(definition -> names.put(definition.getKey(), name(definition)));
        return names;
    }

    Optional<Past> past(String id) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (instance == null) {
            return Optional.empty();
        }
        List<ActivityRow> steps = steps(id);
        Map<String, String> moods = new HashMap<>();
        steps.forEach(step -> moods.merge(step.element(), step.mood(), PastInstances::stronger));
        return Optional.of(new Past(
                row(instance, numbers(List.of(instance))),
                instance.getSuperProcessInstanceId(),
                instance.getDeleteReason(),
                steps.stream().filter(ActivityRow::isTold).toList(),
                diagram(instance.getProcessDefinitionId()),
                moods));
    }

    private HistoricProcessInstanceQuery query(InstanceSearch search) {
        HistoricProcessInstanceQuery query = history.createHistoricProcessInstanceQuery();
        if (search.process() != null) {
            query.processDefinitionKey(search.process());
        }
        if (search.state() == State.FINISHED) {
            query.finished();
        } else if (search.state() == State.RUNNING) {
            query.unfinished();
        }
        if (search.from() != null) {
            query.startedAfter(startOf(search.from()));
        }
        if (search.to() != null) {
            query.startedBefore(startOf(search.to().plusDays(1)));
        }
        if (search.number() != null) {
            HistoricProcessInstanceQuery either = query.or().processInstanceBusinessKeyLike(search.number() + "%");
            if (settings.numberVariable() != null) {
                either.variableValueEquals(settings.numberVariable(), search.number());
            }
            either.endOr();
        }
        return query;
    }

    private List<ActivityRow> steps(String id) {
        Map<String, String> people = new HashMap<>();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(id)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(PastInstances::drawn)
                .map(step -> step(step, people))
                .toList();
    }

    /** What the translation added has no shape and no meaning to a reader. */
    private static boolean drawn(HistoricActivityInstance step) {
        return !step.getActivityId().contains("__") && !step.getActivityId().contains("#");
    }

    private ActivityRow step(HistoricActivityInstance step, Map<String, String> people) {
        String name = step.getActivityName();
        return new ActivityRow(
                step.getActivityId(),
                name == null || name.isBlank() ? step.getActivityId() : name,
                ActivityRow.kind(step.getActivityType()),
                step.getAssignee() == null ? null : people.computeIfAbsent(step.getAssignee(), this::person),
                step.getCalledProcessInstanceId(),
                at(step.getStartTime()),
                step.getEndTime() == null ? null : at(step.getEndTime()),
                step.getEndTime() == null ? "active" : step.isCanceled() ? "stopped" : "passed");
    }

    private String person(String id) {
        User user = identities.createUserQuery().userId(id).singleResult();
        return user == null ? id : "%s%s".formatted(user.getFirstName(), user.getLastName());
    }

    private String diagram(String processDefinitionId) {
        return deployments.originalProcessXml(processDefinitionId).orElseGet(() -> {
            try (InputStream model = repository.getProcessModel(processDefinitionId)) {
                return new String(model.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Map<String, String> numbers(List<HistoricProcessInstance> instances) {
        Map<String, String> numbers = new HashMap<>();
        if (settings.numberVariable() != null && !instances.isEmpty()) {
            String[] ids =
                    instances.stream().map(HistoricProcessInstance::getId).toArray(String[]::new);
            for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                    .processInstanceIdIn(ids)
                    .variableName(settings.numberVariable())
                    .list()) {
                numbers.put(variable.getProcessInstanceId(), String.valueOf(variable.getValue()));
            }
        }
        return numbers;
    }

    private InstanceRow row(HistoricProcessInstance instance, Map<String, String> numbers) {
        String process = instance.getProcessDefinitionName();
        return new InstanceRow(
                instance.getId(),
                instance.getBusinessKey() != null ? instance.getBusinessKey() : numbers.get(instance.getId()),
                process == null ? instance.getProcessDefinitionKey() : process,
                instance.getProcessDefinitionVersion(),
                at(instance.getStartTime()),
                instance.getEndTime() == null ? null : at(instance.getEndTime()),
                state(instance.getState()),
                mood(instance.getState()));
    }

    private static String state(String state) {
        return switch (state) {
            case HistoricProcessInstance.STATE_ACTIVE -> "在办";
            case HistoricProcessInstance.STATE_SUSPENDED -> "已暂停";
            case HistoricProcessInstance.STATE_COMPLETED -> "已办结";
            case HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED -> "已取消";
            default -> "已终止";
        };
    }

    private static String mood(String state) {
        return switch (state) {
            case HistoricProcessInstance.STATE_ACTIVE, HistoricProcessInstance.STATE_SUSPENDED -> "running";
            case HistoricProcessInstance.STATE_COMPLETED -> "done";
            default -> "stopped";
        };
    }

    /** A step taken again counts by where it stands now: still active before passed before cancelled. */
    private static String stronger(String one, String other) {
        List<String> order = List.of("active", "passed", "stopped");
        return order.indexOf(one) <= order.indexOf(other) ? one : other;
    }

    private static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(settings.zone()).toInstant());
    }

    private ZonedDateTime at(Date date) {
        return date.toInstant().atZone(settings.zone());
    }
}
