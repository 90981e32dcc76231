package org.kangyang.engine.runtime;

import jakarta.annotation.PostConstruct;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What Operaton's tables lack to stay as quick with a hundred thousand timers as with none: it looks for due jobs several
 * times a second and would read every job each time (docs/benchmarks.md).
 */
@Component
class StoreIndexes {

    private final JdbcTemplate jdbc;

    /** @param engine only so that its tables are there */
    StoreIndexes(ProcessEngine engine, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostConstruct
    void create() {
        jdbc.execute("create index if not exists ENGINE_JOB_DUE on ACT_RU_JOB (DUEDATE_)");
        // Of a store written when jobs that are due at once had no date: they would not be looked for any more.
        jdbc.update(
                "update ACT_RU_JOB set DUEDATE_ = coalesce(CREATE_TIME_, current_timestamp) where DUEDATE_ is null");
    }
}
