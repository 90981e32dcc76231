package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;

class DeadlocksTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "40P01, deadlock of PostgreSQL, org.operaton.bpm.engine.OptimisticLockingException",
        "40001, deadlock of H2, org.operaton.bpm.engine.OptimisticLockingException",
        "23505, unique key, org.operaton.bpm.engine.ProcessEngineException"
    })
    void what_the_database_rolled_back_is_run_again_and_nothing_else(String state, String meaning, Class<?> told) {
        var failure = new ProcessEngineException(
                "persistence", new BatchUpdateException("batch", state, new int[0], new SQLException("cause", state)));
        Deadlocks deadlocks = new Deadlocks();
        deadlocks.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        });
        assertThatThrownBy(() -> deadlocks.execute(context -> null)).isExactlyInstanceOf(told);
    }
}
