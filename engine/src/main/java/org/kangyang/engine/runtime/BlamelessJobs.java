package org.kangyang.engine.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * A job under which the store failed is run again, and one that read rows of different moments a few times; any other
 * failure is its own, and an incident.
 */
public final class BlamelessJobs extends DefaultFailedJobCommandFactory {

    private static final int REMEMBERED = 1_000;

    private final Map<String, Integer> torn = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        boolean again = StoreFailure.causes(failure)
                || Attempts.isTorn(failure) && torn.merge(jobId, 1, Integer::sum) < Attempts.AT_TORN;
        if (again) {
            return new RunAgain(jobId);
        }
        torn.remove(jobId);
        return super.getCommand(jobId, ElementFailure.within(failure));
    }

    /** Gives the job back as it was. */
    record RunAgain(String jobId) implements Command<Object> {
        @Override
        public Object execute(CommandContext context) {
            JobEntity job = context.getJobManager().findJobById(jobId);
            if (job != null) {
                job.unlock();
            }
            return jobId;
        }
    }
}
