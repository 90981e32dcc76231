package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** Which failures are the store's. */
class StoreFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, 0, true, connection broken",
        "08001, 0, true, cannot connect",
        "57P01, 0, true, the server is shut down",
        "57P03, 0, true, the server starts",
        "53100, 0, true, its disk is full",
        "53300, 0, true, it has too many clients",
        "90098, 90098, true, H2: closed",
        "90121, 90121, true, H2: closes",
        "90031, 90031, true, H2: cannot write",
        "40P01, 0, false, deadlock",
        "23505, 0, false, unique index",
        "22001, 0, false, value too long",
        "HYT00, 50200, false, H2: lock time-out",
        ", 0, false, no state"
    })
    void by_state_and_code(String state, int code, boolean store, String why) {
        SQLException failure = new SQLException("x", state, code);
        assertThat(StoreFailure.causes(new IllegalStateException("wrapped", failure)))
                .as(why)
                .isEqualTo(store);
    }

    @Test
    void a_pool_without_connections_is_a_store_that_is_away() {
        assertThat(StoreFailure.causes(new CannotCreateTransactionException(
                        "x", new SQLTransientConnectionException("not available, request timed out after 5000ms"))))
                .isTrue();
        assertThat(StoreFailure.causes(new IllegalStateException(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void what_failed_within_a_batch_is_no_cause_of_it_but_counts() {
        BatchUpdateException batch = new BatchUpdateException("General error", "HY000", 50000, new int[0]);
        batch.setNextException(
                new SQLException("General error", "HY000", 50000, new MVStoreException(4, "This store is closed")));
        assertThat(StoreFailure.causes(new IllegalStateException(batch))).isTrue();
    }

    @Test
    void only_a_failed_commit_leaves_the_outcome_open() {
        MVStoreException failed = new MVStoreException(2, "Writing failed");
        RuntimeException atCommit = new IllegalStateException(new StoreFailure.OutcomeUnknown(failed));
        assertThat(StoreFailure.leavesOpen(atCommit)).isTrue();
        assertThat(StoreFailure.causes(atCommit)).isTrue();
        assertThat(StoreFailure.leavesOpen(failed)).isFalse();
    }
}
