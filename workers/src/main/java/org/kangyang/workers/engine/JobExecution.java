package org.kangyang.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.CompleteJobCommandStep1;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CommandAttempts;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Overtaken;
import org.kangyang.core.integration.Refusal;
import org.kangyang.workers.engine.JobOutcomes.Outcome;
import org.kangyang.workers.engine.Settlement.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs one activated job to one of its ends: completed, BPMN error, retry with back-off, or incident (DESIGN §3.4). */
@Component
class JobExecution {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);

    private static final Set<Outcome> ENDS =
            EnumSet.of(Outcome.COMPLETED, Outcome.ALREADY_DONE, Outcome.BPMN_ERROR, Outcome.INCIDENT);

    private final CamundaClient client;
    private final CommandAttempts attempts;
    private final JobOutcomes outcomes;
    private final EngineProperties engine;
    private final Backoff backoff;

    JobExecution(CamundaClient client, CommandAttempts attempts, JobOutcomes outcomes, EngineProperties engine) {
        this.client = client;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.engine = engine;
        this.backoff = new Backoff(engine.firstBackoff(), engine.longestBackoff());
    }

    /**
     * @param clusterId of the engine that handed the job out
     * @param lockEnd when the lock ends, as {@link System#nanoTime()}
     * @return how it ended; {@link Outcome#OUTAGE} asks the caller to pause
     */
    <I extends Record, O extends Record> Outcome run(
            WorkerDefinition<I, O> definition, ActivatedJob job, String clusterId, long lockEnd) {
        Settlement settlement = new Settlement(lockEnd);
        CommandKey command = CommandKey.ofJob(clusterId, job.getKey());
        int attempt = 1;
        Outcome outcome;
        try {
            attempt = attempts.begin(command, definition.jobType());
            if (attempt > engine.maxAttempts()) {
                outcome = incident(definition, job, settlement, tooManyAttempts(definition, attempt));
            } else {
                O output = definition.worker().perform(read(definition, job), job(job, command));
                outcome = complete(definition, job, definition.givesVariables() ? output : null, settlement);
            }
        } catch (Overtaken by) {
            outcome = overtaken(
                    definition, job, new ModelledRefusal(by.code(), String.valueOf(by.getMessage())), settlement);
        } catch (ModelledRefusal refusal) {
            outcome = refuse(definition, job, refusal, settlement);
        } catch (Throwable fault) {
            outcome = fail(definition, job, fault, attempt, settlement);
        }
        if (ENDS.contains(outcome)) {
            forget(command);
        }
        outcomes.count(definition.jobType(), outcome);
        return outcome;
    }

    private void forget(CommandKey command) {
        try {
            attempts.end(command);
        } catch (RuntimeException e) {
            LOG.warn("The attempts of {} stay recorded: {}", command.value(), e.toString());
        }
    }

    private static Job job(ActivatedJob job, CommandKey command) {
        return new Job(
                command,
                job.getBpmnProcessId(),
                job.getProcessInstanceKey(),
                job.getElementId(),
                job.getCustomHeaders());
    }

    private static <I extends Record> I read(WorkerDefinition<I, ?> definition, ActivatedJob job) {
        I input;
        try {
            input = job.getVariablesAsType(definition.input());
        } catch (ClientException e) {
            String detail = Reason.of(e.getCause() == null ? e : e.getCause());
            throw new JobNotPossible(
                    "作业 " + definition.jobType() + " 的变量格式不对：" + detail + "。请在流程实例中改正后重试。",
                    "A variable of job " + definition.jobType() + " cannot be read: " + detail
                            + ". Correct it on the instance, then retry.");
        }
        return definition.checked(input);
    }

    private Outcome complete(
            WorkerDefinition<?, ?> definition, ActivatedJob job, @Nullable Record output, Settlement settlement) {
        CompleteJobCommandStep1 command = client.newCompleteCommand(job.getKey());
        Result result = settlement.send(output == null ? command : command.variables(output));
        return switch (result.end()) {
            case TAKEN -> Outcome.COMPLETED;
            case ALREADY_DONE -> Outcome.ALREADY_DONE;
            case REFUSED ->
                incident(
                        definition,
                        job,
                        settlement,
                        "引擎不接受作业 " + definition.jobType() + " 的结果：" + result.reason()
                                + "。请检查流程模型与变量，改正后重试。 / The engine refuses the result of job " + definition.jobType()
                                + ": "
                                + result.reason() + ". Check the model and its variables, then retry.");
            case LOST -> {
                LOG.error(
                        "Completion of job {} ({}) was not taken before its lock ended: {}. It will be activated again"
                                + " and its recorded outcome sent.",
                        job.getKey(),
                        definition.jobType(),
                        result.reason());
                yield Outcome.COMPLETION_LOST;
            }
        };
    }

    /**
     * The instance of a closed case, or of a way home that was withdrawn, ends here, not only when the message of it
     * arrives: a gateway behind this job would ask for what the job no longer gives. A listener's job cannot throw: it
     * completes, so that the person's task does, and the next job of the instance throws.
     */
    private Outcome overtaken(
            WorkerDefinition<?, ?> definition, ActivatedJob job, ModelledRefusal by, Settlement settlement) {
        LOG.info("Job {} ({}) has nothing left to do: {}", job.getKey(), definition.jobType(), by.getMessage());
        return job.getKind() == JobKind.TASK_LISTENER
                ? complete(definition, job, null, settlement)
                : refuse(definition, job, by, settlement);
    }

    private Outcome refuse(
            WorkerDefinition<?, ?> definition, ActivatedJob job, ModelledRefusal refusal, Settlement settlement) {
        Result result = settlement.send(client.newThrowErrorCommand(job.getKey())
                .errorCode(refusal.errorCode())
                .errorMessage(Reason.shortened(refusal.getMessage())));
        return ended(definition, job, result, Outcome.BPMN_ERROR);
    }

    private Outcome fail(
            WorkerDefinition<?, ?> definition, ActivatedJob job, Throwable fault, int attempt, Settlement settlement) {
        PassingFault kind = PassingFault.of(fault);
        int retries = kind == PassingFault.OUTAGE ? job.getRetries() : job.getRetries() - 1;
        if (kind == PassingFault.NONE || retries <= 0) {
            LOG.error("Job {} ({}) becomes an incident", job.getKey(), definition.jobType(), fault);
            return incident(definition, job, settlement, forAPerson(definition, fault, kind));
        }
        Duration wait = backoff.after(attempt);
        LOG.warn("Job {} ({}) is tried again in {}: {}", job.getKey(), definition.jobType(), wait, fault.toString());
        Result result = settlement.send(client.newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(wait)
                .errorMessage(Reason.of(fault)));
        return ended(definition, job, result, kind == PassingFault.OUTAGE ? Outcome.OUTAGE : Outcome.RETRY);
    }

    private Outcome incident(
            WorkerDefinition<?, ?> definition, ActivatedJob job, Settlement settlement, String message) {
        LOG.error("Incident on job {} ({}): {}", job.getKey(), definition.jobType(), message);
        Result result =
                settlement.send(client.newFailCommand(job.getKey()).retries(0).errorMessage(message));
        return ended(definition, job, result, Outcome.INCIDENT);
    }

    private Outcome ended(WorkerDefinition<?, ?> definition, ActivatedJob job, Result result, Outcome wanted) {
        return switch (result.end()) {
            case TAKEN -> wanted;
            case ALREADY_DONE -> Outcome.ALREADY_DONE;
            case REFUSED, LOST -> {
                LOG.error(
                        "The engine could not be told that job {} ({}) ended with {}: {}",
                        job.getKey(),
                        definition.jobType(),
                        wanted,
                        result.reason());
                yield Outcome.FAILURE_LOST;
            }
        };
    }

    private static String tooManyAttempts(WorkerDefinition<?, ?> definition, int attempt) {
        return "作业 " + definition.jobType() + " 已开始 " + attempt + " 次都没有结束，可能使程序崩溃或卡住。请查看 workers 日志，排除原因后重试。"
                + " / Job " + definition.jobType() + " was begun " + attempt
                + " times and never ended; it may crash or hang the worker. See the workers' log, mend the cause, then"
                + " retry.";
    }

    private static String forAPerson(WorkerDefinition<?, ?> definition, Throwable fault, PassingFault kind) {
        if (fault instanceof JobNotPossible) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof Refusal refusal) {
            return "作业 " + definition.jobType() + " 被拒绝：" + refusal.getMessage() + "。请改正后重试。 / Job "
                    + definition.jobType() + " was refused (" + refusal.code() + "). Mend it, then retry.";
        }
        String cause = Reason.of(fault);
        return kind == PassingFault.NONE
                ? "作业 " + definition.jobType() + " 无法完成：" + cause + "。请排除原因后重试。 / Job " + definition.jobType()
                        + " cannot be done: " + cause + ". Mend the cause, then retry."
                : "作业 " + definition.jobType() + " 重试到最后一次仍失败：" + cause + "。请确认数据库正常后重试。 / Job " + definition.jobType()
                        + " failed on its last retry: " + cause + ". See that the database is well, then retry.";
    }
}
