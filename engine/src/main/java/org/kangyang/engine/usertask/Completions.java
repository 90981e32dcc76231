package org.kangyang.engine.usertask;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.kangyang.engine.runtime.StoreFailure;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells how far the completion of a task with listeners has come. The command is durable before its listeners run;
 * Camunda 8 answers it when they have.
 */
@Component
public class Completions {

    private static final Duration STEP = Duration.ofMillis(25);

    private static final String ELEMENT = """
            select I.ACT_INST_STATE_, (select count(*) from ACT_RU_EXT_TASK J where J.EXECUTION_ID_ = T.EXECUTION_ID_
                     and J.ACT_INST_ID_ = T.ACT_INST_ID_)
              from ACT_HI_TASKINST T join ACT_HI_ACTINST I on I.ID_ = T.ACT_INST_ID_
             where T.ID_ = ? and T.END_TIME_ is not null and T.DELETE_REASON_ = 'completed'
            """;

    private final JdbcTemplate jdbc;

    Completions(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** How a completion came out, as far as is known. */
    public enum Progress {
        /** Listeners run or wait, or their incident does. */
        COMPLETING,
        COMPLETED,
        /** Something else ended the task's element meanwhile. */
        CANCELED
    }

    boolean isCompleting(String key) {
        return progress(key) == Progress.COMPLETING;
    }

    private Progress progress(String key) {
        List<Progress> found = jdbc.query(
                ELEMENT,
                (row, number) -> row.getLong(2) > 0
                        ? Progress.COMPLETING
                        : row.getInt(1) == CANCELED_STATE ? Progress.CANCELED : Progress.COMPLETED,
                key);
        return found.isEmpty() ? Progress.COMPLETED : found.getFirst();
    }

    /**
     * Waits until the listeners of this completed task have run, or for as long as is given. The completion is committed:
     * while the store is away it is in progress, and must not look undone.
     */
    public Progress await(String key, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Progress progress = seen(key);
        while (progress == Progress.COMPLETING && System.nanoTime() < end) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return progress;
            }
            progress = seen(key);
        }
        return progress;
    }

    private Progress seen(String key) {
        try {
            return progress(key);
        } catch (RuntimeException failure) {
            if (StoreFailure.causes(failure)) {
                return Progress.COMPLETING;
            }
            throw failure;
        }
    }

    /** {@code ActivityInstanceState.CANCELED}. */
    private static final int CANCELED_STATE = 2;
}
