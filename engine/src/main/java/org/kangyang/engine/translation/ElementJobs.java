package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.MessageEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Jobs of our own that do something with an element instance after this transaction. */
public final class ElementJobs {

    private ElementJobs() {}

    static void send(ActivityExecution execution, String handlerType) {
        MessageEntity job = new MessageEntity();
        job.setExecution((ExecutionEntity) execution);
        job.setJobHandlerType(handlerType);
        job.setExclusive(true);
        // Jobs without a date are not looked for.
        job.setDuedate(ClockUtil.getCurrentTime());
        job.setRetries(Context.getProcessEngineConfiguration().getDefaultNumberOfRetries());
        ProcessDefinitionEntity definition = ((ExecutionEntity) execution).getProcessDefinition();
        job.setProcessDefinitionId(definition.getId());
        job.setProcessDefinitionKey(definition.getKey());
        job.setDeploymentId(definition.getDeploymentId());
        Context.getCommandContext().getJobManager().send(job);
    }

    /** Everything such a job needs is in its execution. */
    public static final class Nothing implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return "";
        }
    }
}
