package org.kangyang.engine.incident;

import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.job.FailedJobs;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.springframework.stereotype.Component;

/** Resolves incidents: what failed is tried again. */
@Component
class Incidents {

    private final EngineCommands commands;
    private final ManagementService management;
    private final FailedJobs jobs;

    Incidents(EngineCommands commands, ManagementService management, FailedJobs jobs) {
        this.commands = commands;
        this.management = management;
        this.jobs = jobs;
    }

    void resolve(String key) {
        commands.run(context -> {
            IncidentEntity incident = Keys.isKey(key)
                    ? (IncidentEntity) context.getIncidentManager().findIncidentById(key)
                    : null;
            if (incident == null) {
                throw Rejection.notFound(
                        "Command 'RESOLVE' rejected with code 'NOT_FOUND': Expected to resolve incident" + " with key '"
                                + key + "', but no such incident was found");
            }
            String rootCause = incident.getRootCauseIncidentId();
            IncidentEntity cause = rootCause == null || rootCause.equals(incident.getId())
                    ? incident
                    : (IncidentEntity) context.getIncidentManager().findIncidentById(rootCause);
            if ("failedExternalTask".equals(cause.getIncidentType())) {
                jobs.release(context, key, cause);
            } else {
                management.setJobRetries(cause.getConfiguration(), 1);
            }
            return true;
        });
        jobs.announce();
    }
}
