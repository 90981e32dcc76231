package org.kangyang.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobChangeset;
import io.camunda.client.protocol.rest.JobCompletionRequest;
import io.camunda.client.protocol.rest.JobErrorRequest;
import io.camunda.client.protocol.rest.JobFailRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.instance.VariableNames;
import org.kangyang.engine.runtime.JobErrors;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The commands on jobs. A job is named by its key alone: whoever holds it may complete it, as in Camunda 8, also after
 * its time-out; the first answer wins and later ones find no such job.
 */
@Component
class Jobs {

    /**
     * A job with an incident that was given retries waits for the incident to be resolved, as in Camunda 8: until then
     * it is locked up to this instant.
     */
    static final Date UNTIL_RESOLVED = Date.from(Instant.parse("9000-01-01T00:00:00Z"));

    private final EngineCommands commands;
    private final ModelFacts models;
    private final JobErrors errors;
    private final JobSignals signals;
    private final ActivatedJobs answers;

    Jobs(EngineCommands commands, ModelFacts models, JobErrors errors, JobSignals signals, ActivatedJobs answers) {
        this.commands = commands;
        this.models = models;
        this.errors = errors;
        this.signals = signals;
        this.answers = answers;
    }

    /** Locks what is available now, without waiting. */
    List<ActivatedJobResult> activate(ActivationRequest request) {
        return answers.of(commands.run(new LockJobs(request)));
    }

    /** Gives back jobs that never reached the worker. */
    void unlock(List<ActivatedJobResult> jobs, String worker) {
        for (ActivatedJobResult job : jobs) {
            commands.run(context -> {
                ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(job.getJobKey());
                if (task != null && worker.equals(task.getWorkerId()) && !isFailed(task)) {
                    task.unlock();
                }
                return true;
            });
        }
    }

    void complete(String key, @Nullable JobCompletionRequest request) {
        Map<String, Object> variables = VariableNames.given(request == null ? null : request.getVariables());
        commands.run(context -> {
            ExternalTaskEntity task = active(context, key, "complete");
            ElementFacts facts = models.facts(task.getProcessDefinitionId(), task.getActivityId());
            if (request != null) {
                ListenerResults.check(facts, request, variables);
            }
            if (facts.outputMapped()) {
                task.complete(null, variables);
            } else {
                task.complete(variables, null);
            }
            return true;
        });
    }

    void fail(String key, JobFailRequest request) {
        int retries = request.getRetries() == null ? 0 : Math.max(0, request.getRetries());
        long backOff = request.getRetryBackOff() == null ? 0 : request.getRetryBackOff();
        if (backOff < 0) {
            throw Rejection.invalidArgument("The value for retryBackOff is '" + backOff + "' but must not be negative");
        }
        ActivationRequest.checkTime("retryBackOff", backOff);
        Map<String, Object> variables = VariableNames.given(request.getVariables());
        commands.run(context -> {
            ExternalTaskEntity task = active(context, key, "fail");
            String message = request.getErrorMessage() == null ? "" : request.getErrorMessage();
            task.failed(message, message, retries, backOff, null, variables);
            // Nobody's until it is handed out again.
            task.setWorkerId(null);
            return true;
        });
        signals.changed();
    }

    void throwError(String key, JobErrorRequest request) {
        if (request.getErrorCode() == null || request.getErrorCode().isBlank()) {
            throw Rejection.invalidArgument("No errorCode provided");
        }
        Map<String, Object> variables = VariableNames.given(request.getVariables());
        commands.run(context -> {
            ExternalTaskEntity task = active(context, key, "throw an error for");
            if (models.facts(task.getProcessDefinitionId(), task.getActivityId())
                    .isListenerJob()) {
                throw Rejection.invalidState(
                        "Command 'THROW_ERROR' rejected with code 'INVALID_STATE': Expected to throw"
                                + " an error for job with key '" + key
                                + "', but it is of a task listener, which cannot");
            }
            return true;
        });
        commands.repeat(() -> {
            errors.throwError(key, request.getErrorCode(), request.getErrorMessage(), variables);
            return true;
        });
    }

    void update(String key, JobChangeset changes) {
        if (changes.getRetries() == null && changes.getTimeout() == null) {
            throw Rejection.invalidArgument("At least one of [retries, timeout] is required");
        }
        if (changes.getRetries() != null && changes.getRetries() < 1) {
            throw Rejection.invalidArgument(
                    "Expected to update retries for job with a positive amount, but the amount given was "
                            + changes.getRetries());
        }
        ActivationRequest.checkTime("timeout", changes.getTimeout() == null ? 0 : changes.getTimeout());
        commands.run(context -> {
            ExternalTaskEntity task = existing(context, key, "update");
            if (changes.getTimeout() != null) {
                updateTimeout(task, changes.getTimeout());
            }
            if (changes.getRetries() != null) {
                updateRetries(task, changes.getRetries());
            }
            return true;
        });
        signals.changed();
    }

    private static void updateTimeout(ExternalTaskEntity task, long millis) {
        Date locked = task.getLockExpirationTime();
        if (isFailed(task) || task.getWorkerId() == null || locked == null || !isAhead(locked)) {
            throw Rejection.invalidState(
                    "Command 'UPDATE_TIMEOUT' rejected with code 'INVALID_STATE': Expected to update"
                            + " the timeout of job with key '" + task.getId() + "', but it is not activated");
        }
        task.extendLock(millis);
    }

    private static boolean isAhead(Date moment) {
        return moment.after(ClockUtil.getCurrentTime());
    }

    private static void updateRetries(ExternalTaskEntity task, int retries) {
        if (isFailed(task)) {
            task.setLockExpirationTime(UNTIL_RESOLVED);
        }
        task.setRetries(retries);
    }

    /** Whether an incident holds the job back. */
    static boolean isFailed(ExternalTaskEntity task) {
        return !task.areRetriesLeft() || UNTIL_RESOLVED.equals(task.getLockExpirationTime());
    }

    private static ExternalTaskEntity active(CommandContext context, String key, String verb) {
        ExternalTaskEntity task = existing(context, key, verb);
        if (isFailed(task)) {
            throw Rejection.invalidState("Command rejected with code 'INVALID_STATE': Expected to " + verb
                    + " job with key '" + key + "', but it is in state 'FAILED': resolve its incident first");
        }
        if (task.getWorkerId() == null
                && task.getLockExpirationTime() != null
                && isAhead(task.getLockExpirationTime())) {
            throw Rejection.invalidState("Command rejected with code 'INVALID_STATE': Expected to " + verb
                    + " job with key '" + key + "', but it is in state 'FAILED': its back-off is not over");
        }
        return task;
    }

    private static ExternalTaskEntity existing(CommandContext context, String key, String verb) {
        ExternalTaskEntity task =
                Keys.isKey(key) ? context.getExternalTaskManager().findExternalTaskById(key) : null;
        if (task == null) {
            throw Rejection.notFound("Command rejected with code 'NOT_FOUND': Expected to " + verb + " job with key '"
                    + key + "', but no such job was found");
        }
        return task;
    }
}
