package org.kangyang.engine.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.operaton.bpm.engine.impl.Direction;
import org.operaton.bpm.engine.impl.ExternalTaskQueryProperty;
import org.operaton.bpm.engine.impl.QueryOrderingProperty;
import org.operaton.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.operaton.bpm.engine.impl.externaltask.TopicFetchInstruction;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Locks available jobs of one type, the oldest first. Two at the same time never lock the same job. */
final class LockJobs implements Command<LockJobs.Locked> {

    private final ActivationRequest request;

    LockJobs(ActivationRequest request) {
        this.request = request;
    }

    /**
     * What was locked.
     *
     * @param jobs those locked; the engine drops from this very list what another one locked at the same time
     * @param roots the root process instance of each, by job
     */
    record Locked(ActivationRequest request, List<LockedExternalTask> jobs, Map<String, String> roots) {}

    @Override
    public Locked execute(CommandContext context) {
        TopicFetchInstruction topic =
                new TopicFetchInstruction(request.type(), request.timeout().toMillis());
        topic.setDeserializeVariables(true);
        topic.setLocalVariables(false);
        if (!request.variables().isEmpty()) {
            topic.setVariablesToFetch(Stream.concat(request.variables().stream(), ActivatedJobs.INTERNAL.stream())
                    .toList());
        }
        List<LockedExternalTask> jobs = new FetchExternalTasksCmd(
                        request.worker(),
                        request.maxJobs(),
                        Map.of(request.type(), topic),
                        false,
                        List.of(new QueryOrderingProperty(ExternalTaskQueryProperty.CREATE_TIME, Direction.ASCENDING)))
                .execute(context);
        Map<String, String> roots = new HashMap<>();
        for (LockedExternalTask job : jobs) {
            ExecutionEntity instance = context.getExecutionManager().findExecutionById(job.getProcessInstanceId());
            if (instance == null) {
                throw new OptimisticLockingException("The instance of job " + job.getId() + " has ended meanwhile");
            }
            roots.put(job.getId(), instance.getRootProcessInstanceId());
        }
        return new Locked(request, jobs, roots);
    }
}
