package org.kangyang.engine.usertask;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
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

    /** Waits until the listeners of this completed task have run, or for as long as is given. */
    public Progress await(String key, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Progress progress = progress(key);
        while (progress == Progress.COMPLETING && System.nanoTime() < end) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return progress;
            }
            progress = progress(key);
        }
        return progress;
    }

    /** {@code ActivityInstanceState.CANCELED}. */
    private static final int CANCELED_STATE = 2;
}
