package org.kangyang.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is answered when an instance has been created and its end is waited for. */
class AwaitedInstancesTest {

    private final ProcessInstances instances = mock(ProcessInstances.class);
    private final JdbcDataSource store = new JdbcDataSource();

    @BeforeEach
    void created() {
        store.setURL("jdbc:h2:mem:awaited;DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = new JdbcTemplate(store);
        jdbc.execute("create table if not exists ACT_HI_PROCINST (ID_ varchar, STATE_ varchar, END_TIME_ timestamp)");
        jdbc.update("delete from ACT_HI_PROCINST");
        when(instances.create(any(), any())).thenReturn(new CreateProcessInstanceResult().processInstanceKey("1"));
    }

    private CreateProcessInstanceResult create(DataSource from, long requestTimeout) {
        return new AwaitedInstances(from, instances, new AwaitedResults())
                .create(new ProcessInstanceCreationInstruction() {}.requestTimeout(requestTimeout));
    }

    private void ends(String state) {
        new JdbcTemplate(store).update("insert into ACT_HI_PROCINST values ('1', ?, current_timestamp)", state);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 3_600_001, Long.MAX_VALUE})
    void any_time_out_will_do(long requestTimeout) {
        ends("COMPLETED");
        assertThat(create(store, requestTimeout).getProcessInstanceKey()).isEqualTo("1");
    }

    @Test
    void one_that_was_terminated_is_a_conflict() {
        ends("EXTERNALLY_TERMINATED");
        refused(store, 1, Rejection.Reason.INVALID_STATE);
    }

    @Test
    void one_that_has_not_ended_in_time_was_created_all_the_same() {
        refused(store, 1, Rejection.Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void so_was_one_whose_store_is_away_since() throws Exception {
        DataSource away = mock(DataSource.class);
        when(away.getConnection()).thenThrow(new SQLTransientConnectionException("away"));
        refused(away, 1, Rejection.Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void so_was_one_whose_server_stops() {
        Thread.currentThread().interrupt();
        try {
            refused(store, 60_000, Rejection.Reason.DEADLINE_EXCEEDED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void refused(DataSource from, long requestTimeout, Rejection.Reason reason) {
        assertThatThrownBy(() -> create(from, requestTimeout))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
