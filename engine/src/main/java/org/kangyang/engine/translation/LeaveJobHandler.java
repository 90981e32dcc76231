package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.MessageEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * Leaves an element in a job of its own.
 *
 * <p>Operaton evaluates what belongs to leaving inside the completing command, which then fails with it. Camunda 8
 * accepts the command and raises an incident at the element; so does a job that fails.
 */
public final class LeaveJobHandler implements JobHandler<LeaveJobHandler.Configuration> {

    static final String TYPE = "element-leave";

    @Override
    public String getType() {
        return TYPE;
    }

    static void schedule(ActivityExecution execution) {
        MessageEntity job = new MessageEntity();
        job.setExecution((ExecutionEntity) execution);
        job.setJobHandlerType(TYPE);
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

    @Override
    public void execute(
            Configuration configuration, ExecutionEntity execution, CommandContext commandContext, String tenantId) {
        ((Postponable) execution.getActivity().getActivityBehavior()).leaveNow(execution);
    }

    @Override
    public Configuration newConfiguration(String canonicalString) {
        return new Configuration();
    }

    @Override
    public void onDelete(Configuration configuration, JobEntity jobEntity) {
        // nothing is kept beside the job
    }

    /** Everything the job needs is in its execution. */
    public static final class Configuration implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return "";
        }
    }
}
