package org.kangyang.engine.translation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.JobErrors;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** Errors thrown by job workers. */
public final class WorkerErrors implements JobErrors {

    private final ProcessEngineConfigurationImpl configuration;

    public WorkerErrors(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public void throwError(
            String externalTaskId, String errorCode, @Nullable String errorMessage, Map<String, Object> variables) {
        try {
            Payload.throwing(
                    variables,
                    () -> run(context -> {
                        ExternalTaskEntity job = find(context, externalTaskId);
                        ErrorEndBehavior.propagate(errorCode, errorMessage, job.getExecution());
                        return null;
                    }));
        } catch (ElementFailure unhandled) {
            run(context -> {
                find(context, externalTaskId).failed(unhandled.getMessage(), null, 0, 0, Map.of(), Map.of());
                return null;
            });
        }
    }

    private <T> @Nullable T run(Command<T> command) {
        return configuration.getCommandExecutorTxRequired().execute(command);
    }

    private static ExternalTaskEntity find(CommandContext context, String id) {
        ExternalTaskEntity job = context.getExternalTaskManager().findExternalTaskById(id);
        if (job == null) {
            throw new NotFoundException("No job with key '" + id + "' found");
        }
        return job;
    }
}
