package org.kangyang.engine.runtime;

import jakarta.annotation.PostConstruct;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Frees the jobs that a killed engine had begun: none was committed, and nobody else would touch them until their locks
 * run out, a minute later. Were the other engine alive, whoever comes second to a job would find it gone.
 */
@Component
class OrphanedJobs {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedJobs.class);

    private final String owner;
    private final JdbcTemplate jdbc;

    OrphanedJobs(ProcessEngine engine, JdbcTemplate jdbc) {
        this.owner = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .getLockOwner();
        this.jdbc = jdbc;
    }

    @PostConstruct
    void free() {
        int freed = jdbc.update(
                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ <> ?", owner);
        if (freed > 0) {
            LOG.info("{} jobs that were under way when the engine went down are begun again", freed);
        }
    }
}
