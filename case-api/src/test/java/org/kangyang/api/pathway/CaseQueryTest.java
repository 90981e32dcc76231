package org.kangyang.api.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.problem.ApiProblem;

class CaseQueryTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 199, 200})
    void takesPagesUpTo200(int limit) {
        assertThat(CaseQuery.limit(limit)).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
    void refusesOtherPages(int limit) {
        assertThatThrownBy(() -> CaseQuery.limit(limit)).isInstanceOf(ApiProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "9990", "999001", "999001001"})
    void takesWholeLevelsOfADivisionCode(String division) {
        assertThat(CaseQuery.filter(null, null, division, null).division()).isEqualTo(division);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "999", "99900", "9990010", "99900100", "9990010010", "９９", "99a001", ".*"})
    void refusesParts(String division) {
        assertThatThrownBy(() -> CaseQuery.filter(null, null, division, null)).isInstanceOf(ApiProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-24T08:00:00+08:00", "9999-12-31T23:59:59Z"})
    void takesTimesThatTheDatabaseCanHold(String time) {
        assertThat(CaseQuery.filter(null, null, null, OffsetDateTime.parse(time))
                        .updatedSince())
                .isEqualTo(OffsetDateTime.parse(time).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
    void refusesTimesBeyond(String time) {
        assertThatThrownBy(() -> CaseQuery.filter(null, null, null, OffsetDateTime.parse(time)))
                .isInstanceOf(ApiProblem.class);
    }
}
