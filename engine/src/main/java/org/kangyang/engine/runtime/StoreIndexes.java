package org.kangyang.engine.runtime;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.h2.jdbc.JdbcConnection;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What Operaton's tables lack, or have too much of, to stay as quick with a hundred thousand timers as with none
 * (docs/benchmarks.md): it looks for due jobs several times a second and would read every job each time; it keeps an element
 * instance's key as the end of a longer id, where no index finds it; and it has indexes that nobody reads by.
 */
@Component
public class StoreIndexes {

    /** Column of {@code ACT_HI_ACTINST}: the element instance's key. */
    public static final String KEY = "ENGINE_KEY_";

    /** Column of {@code ACT_HI_ACTINST}: the element's id in the model. */
    public static final String ELEMENT = "ENGINE_ELEMENT_";

    /**
     * Of Operaton's indexes on tables that every command writes, those that nothing here reads by: there are no tenants, jobs
     * have no priority, and elements are looked for by instance, definition, id or key, never by time alone. Each costs a
     * path through a tree with every row written, and H2 writes the whole path.
     */
    private static final List<String> UNUSED = List.of(
            "ACT_IDX_EXEC_TENANT_ID",
            "ACT_IDX_EVENT_SUBSCR_TENANT_ID",
            "ACT_IDX_EXT_TASK_PRIORITY",
            "ACT_IDX_EXT_TASK_TENANT_ID",
            "ACT_IDX_HI_ACT_INST_END",
            "ACT_IDX_HI_ACT_INST_START_END",
            "ACT_IDX_HI_ACT_INST_TENANT_ID",
            "ACT_IDX_HI_AI_PDEFID_END_TIME",
            "ACT_IDX_HI_PRO_INST_TENANT_ID",
            "ACT_IDX_HI_TASK_INST_TENANT_ID",
            "ACT_IDX_JOB_TENANT_ID",
            "ACT_IDX_TASK_TENANT_ID",
            "ACT_IDX_VARIABLE_TENANT_ID");

    private final JdbcTemplate jdbc;

    /** @param engine only so that its tables are there */
    StoreIndexes(ProcessEngine engine, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostConstruct
    void create() {
        jdbc.execute("create index if not exists ENGINE_JOB_DUE on ACT_RU_JOB (DUEDATE_)");
        addColumn(KEY, "regexp_replace(ID_, '^.*:', '')");
        addColumn(ELEMENT, "replace(ACT_ID_, '#multiInstanceBody', '')");
        UNUSED.forEach(index -> jdbc.execute("drop index if exists " + index));
        // Of a store written when jobs that are due at once had no date: they would not be looked for any more.
        jdbc.update(
                "update ACT_RU_JOB set DUEDATE_ = coalesce(CREATE_TIME_, current_timestamp) where DUEDATE_ is null");
    }

    private boolean isH2() {
        return Boolean.TRUE.equals(jdbc.execute(
                (ConnectionCallback<Boolean>) connection -> connection.isWrapperFor(JdbcConnection.class)));
    }

    /** The database works the column out itself, so that Operaton need not know of it. */
    private void addColumn(String name, String from) {
        jdbc.execute("alter table ACT_HI_ACTINST add column if not exists " + name
                + " varchar(255) generated always as (" + from + ")" + (isH2() ? "" : " stored"));
        jdbc.execute("create index if not exists ENGINE_ACTINST_" + name + " on ACT_HI_ACTINST (" + name + ")");
    }
}
