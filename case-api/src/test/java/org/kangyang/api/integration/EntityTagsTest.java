package org.kangyang.api.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.ProblemType;

/** DESIGN §3.3: 412 to a stale client. */
class EntityTagsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 41, 999_999_999_999_999_999L})
    void readsBackWhatItWrote(long revision) {
        assertThat(EntityTags.revision(EntityTags.of(revision))).isEqualTo(revision);
    }

    @Test
    void isRequired() {
        assertThatThrownBy(() -> EntityTags.revision(null))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', MALFORMED",
                "'*', MALFORMED",
                "'3', MALFORMED",
                "'\"1\", \"2\"', MALFORMED",
                "'\"1', MALFORMED",
                "'W/\"3\"', STALE",
                "'\"\"', STALE",
                "'\"abc\"', STALE",
                "'\"-1\"', STALE",
                "'\"1234567890123456789\"', STALE"
            })
    void refusesWhatIsNoRevision(String tag, ProblemType type) {
        assertThatThrownBy(() -> EntityTags.revision(tag))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
