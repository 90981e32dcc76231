package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotOfferedTest {

    @ParameterizedTest
    @CsvSource({
        "/v2/process-instances/cancellation, each instance",
        "/v2/process-instances/1/incident-resolution, each instance",
        "/v2/batch-operations/1/suspension, each instance",
        "/v2/process-instances/1/modification, migrate",
        "/v2/process-instances/1/deletion, engine.history-days",
        "/v2/process-instances/1/sequence-flows, element instances",
        "/v2/decision-instances/search, not recorded",
        "/v2/decision-requirements/search, decision definitions",
        "/v2/user-tasks/1/audit-logs/search, audit log",
        "/v2/incidents/statistics/process-instances-by-error, count",
        "/v2/element-instances/ad-hoc-activities/1/activation, Ad-hoc",
        "/v2/resources/1/content, deployed",
        "/v2/users/li, staff",
        "/v2/groups/search, staff"
    })
    void tellsWhatToDoInstead(String path, String words) {
        assertThat(NotOffered.reason(path))
                .hasValueSatisfying(reason -> assertThat(reason).contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/process-instances/1",
                "/v2/process-instances/search",
                "/v2/nonsense",
                "/v2/usersearch",
                "/v1/users"
            })
    void saysNothingOfOthers(String path) {
        assertThat(NotOffered.reason(path)).isEmpty();
    }
}
