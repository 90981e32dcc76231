package org.kangyang.engine.job;

import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.springframework.stereotype.Component;

/** Jobs that an incident holds back. */
@Component
public class FailedJobs {

    private final JobSignals signals;

    FailedJobs(JobSignals signals) {
        this.signals = signals;
    }

    /**
     * Makes the job available again, with the retries it was given meanwhile, else with one (as Operate's "retry" does);
     * its incident is resolved by that.
     */
    public void release(CommandContext context, String jobId) {
        ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(jobId);
        if (task == null) {
            return;
        }
        int retries = task.getRetries() == null ? 1 : Math.max(1, task.getRetries());
        task.setRetries(0);
        task.setRetriesAndManageIncidents(retries);
        task.unlock();
    }

    /** Tells pollers that there may be jobs again. */
    public void announce() {
        signals.changed();
    }
}
