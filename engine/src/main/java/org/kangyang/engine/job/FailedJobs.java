package org.kangyang.engine.job;

import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/** Jobs that an incident holds back. */
@Component
public class FailedJobs {

    private final JobSignals signals;

    FailedJobs(JobSignals signals) {
        this.signals = signals;
    }

    /**
     * Makes the incident's job available again, with the retries it was given meanwhile; one whose error nobody caught, with
     * one at least. The incident is resolved by that.
     *
     * @param incidentKey as the caller names it
     * @throws Rejection where the job failed for good and was given no retries
     */
    public void release(CommandContext context, String incidentKey, Incident incident) {
        ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(incident.getConfiguration());
        if (task == null) {
            return;
        }
        int retries = task.getRetries() == null ? 0 : Math.max(0, task.getRetries());
        boolean uncaught = ElementFailure.typeOf(incident.getIncidentType(), incident.getIncidentMessage())
                == ErrorType.UNHANDLED_ERROR_EVENT;
        if (retries == 0 && !uncaught) {
            throw Rejection.invalidState("Command 'RESOLVE' rejected with code 'INVALID_STATE': Expected to resolve"
                    + " incident with key '" + incidentKey + "', but its job with key '" + task.getId()
                    + "' has no retries left: update the job's retries, then resolve the incident");
        }
        task.setRetries(0);
        task.setRetriesAndManageIncidents(Math.max(1, retries));
        task.unlock();
    }

    /** Tells pollers that there may be jobs again. */
    public void announce() {
        signals.changed();
    }
}
