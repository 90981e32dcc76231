package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.engine.instance.VariableNames;

/** What cannot be stored is refused when it comes in, with the name of its field. */
class StoredTextTest {

    @Test
    void a_name_has_255_characters_at_most() {
        assertThatCode(() -> VariableNames.check(Map.of("x".repeat(255), 1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> VariableNames.check(Map.of("x".repeat(256), 1)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("variable name")
                .hasMessageContaining("256")
                .hasMessageContaining("255");
    }

    static Stream<Map<String, Object>> texts_with_nul_are_refused_wherever_they_are() {
        return Stream.of(
                Map.of("case\0", 1),
                Map.of("case", "\0"),
                Map.of("case", List.of(1, "a\0b")),
                Map.of("case", Map.of("list", List.of(Map.of("a\0b", 1)))));
    }

    @ParameterizedTest
    @MethodSource
    void texts_with_nul_are_refused_wherever_they_are(Map<String, Object> variables) {
        assertThatThrownBy(() -> VariableNames.check(variables))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("variable")
                .hasMessageContaining("NUL");
    }

    @Test
    void anything_else_is_taken() {
        Map<String, Object> variables = new java.util.HashMap<>(Map.of("名", "王**\n\\u0000", "n", 1.5));
        variables.put("list", Arrays.asList(null, true, Map.of()));
        variables.put("nothing", null);
        assertThatCode(() -> VariableNames.check(variables)).doesNotThrowAnyException();
    }
}
