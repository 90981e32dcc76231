package org.kangyang.engine.usertask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a completion while the store is away. */
class CompletionsTest {

    private final DataSource store = mock(DataSource.class);
    private final Completions completions = new Completions(store);

    @BeforeEach
    void away() throws SQLException {
        when(store.getConnection()).thenThrow(new SQLTransientConnectionException("away"));
    }

    @Test
    void one_that_was_committed_is_in_progress_and_never_undone() {
        assertThat(completions.await("1", Duration.ofMillis(60))).isEqualTo(Completions.Progress.COMPLETING);
    }

    @Test
    void before_it_is_begun_the_failure_is_told() {
        assertThatThrownBy(() -> completions.isCompleting("1")).hasRootCauseMessage("away");
    }
}
