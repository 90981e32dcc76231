package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.local.launch.Settings.Option;

class SettingsTest {

    @Test
    void hasUsualPortsAndAddresses() {
        Settings settings = Settings.of(Map.of("KANGYANG_HOME", "/kangyang"), List.of());
        assertThat(settings.data()).hasToString("/kangyang/data");
        assertThat(settings.mongo()).isEqualTo("mongodb://127.0.0.1:27117/kangyang");
        assertThat(settings.engine()).isEqualTo("http://127.0.0.1:8088");
        assertThat(settings.api()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.options()).isEmpty();
    }

    @Test
    void takesPortsDataAndReplacementsFromTheEnvironment() {
        Settings settings = Settings.of(
                Map.of(
                        "KANGYANG_HOME", "/kangyang",
                        "KANGYANG_DATA", "/elsewhere",
                        "KANGYANG_API_PORT", "65535",
                        "MONGODB_URI", "mongodb://m/db",
                        "CAMUNDA_REST_ADDRESS", " "),
                List.of("--demo", "--reset", "--yes"));
        assertThat(settings.data()).hasToString("/elsewhere");
        assertThat(settings.apiPort()).isEqualTo(65_535);
        assertThat(settings.mongo()).isEqualTo("mongodb://m/db");
        assertThat(settings.camundaAddress()).isNull();
        assertThat(settings.options()).containsExactlyInAnyOrder(Option.DEMO, Option.RESET, Option.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80a", "123456"})
    void namesAVariableThatIsNoPort(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("KANGYANG_API_PORT", port), List.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("KANGYANG_API_PORT=" + port);
    }

    @Test
    void namesAnOptionItDoesNotKnow() {
        assertThatThrownBy(() -> Settings.of(Map.of(), List.of("--rest")))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.text()).contains("不认识参数“--rest”", "Unknown option \"--rest\""));
    }
}
