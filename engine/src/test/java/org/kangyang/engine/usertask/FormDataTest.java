package org.kangyang.engine.usertask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.web.Rejection;

/** Forms as the Tasklist's script sends them. */
class FormDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, Object> read(String variables) throws Exception {
        return FormData.read(JSON.readTree(variables), JSON);
    }

    @DisplayName("a context arrives as JSON text under whatever type the variable had before the form was filled")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Json", "Object", "Null"})
    void readsContexts(String type) throws Exception {
        assertThat(read("""
                {"assessment": {"type": "%s", "valueInfo": {}, "value": "{\\"adl\\":{\\"feeding\\":\\"10\\"}}"}}
                """.formatted(type))).isEqualTo(Map.of("assessment", Map.of("adl", Map.of("feeding", "10"))));
    }

    @Test
    @DisplayName("plain values come without a type and stay what they are, text that looks like JSON too")
    void keepsPlainValues() throws Exception {
        assertThat(read("{\"a\": {\"value\": \"{}\"}, \"b\": {\"value\": 2.5}, \"c\": {\"value\": true}}"))
                .isEqualTo(Map.of("a", "{}", "b", 2.5, "c", true));
        assertThat(read("{\"a\": {\"value\": null}, \"b\": {\"type\": \"Null\", \"value\": null}}"))
                .containsEntry("a", null)
                .containsEntry("b", null);
    }

    @Test
    @DisplayName("what is no JSON is refused with the variable's name")
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> read("{\"a\": {\"type\": \"Json\", \"value\": \"{\"}}"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("[a]");
    }
}
