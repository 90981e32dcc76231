package org.kangyang.engine.runtime;

import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;

/** A job under which the store failed is run again; any other failure is its own, and an incident. */
public final class BlamelessJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        if (!StoreFailure.causes(failure)) {
            return super.getCommand(jobId, ElementFailure.within(failure));
        }
        return context -> {
            JobEntity job = context.getJobManager().findJobById(jobId);
            if (job != null) {
                job.unlock();
            }
            return jobId;
        };
    }
}
