package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * Leaves an element in a job of its own.
 *
 * <p>Operaton evaluates what belongs to leaving inside the completing command, which then fails with it. Camunda 8
 * accepts the command and raises an incident at the element; so does a job that fails.
 */
public final class LeaveJobHandler implements JobHandler<ElementJobs.Nothing> {

    static final String TYPE = "element-leave";

    @Override
    public String getType() {
        return TYPE;
    }

    static void schedule(ActivityExecution execution) {
        ElementJobs.send(execution, TYPE);
    }

    @Override
    public void execute(
            ElementJobs.Nothing configuration,
            ExecutionEntity execution,
            CommandContext commandContext,
            String tenantId) {
        ((Postponable) execution.getActivity().getActivityBehavior()).leaveNow(execution);
    }

    @Override
    public ElementJobs.Nothing newConfiguration(String canonicalString) {
        return new ElementJobs.Nothing();
    }

    @Override
    public void onDelete(ElementJobs.Nothing configuration, JobEntity jobEntity) {
        // nothing is kept beside the job
    }
}
