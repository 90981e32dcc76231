package org.kangyang.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

@DisplayName("The engine starts only where it is clear who may come in")
class OpenServerTest {

    @ParameterizedTest(name = "{0} at {1}, issuer {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "none       | 127.0.0.1  | -        | -",
                "none       | ::1        | -        | -",
                "-          | 127.0.0.1  | -        | -",
                "none       | 0.0.0.0    | -        | engine.security.mode",
                "none       | -          | -        | server.address",
                "none       | 10.0.0.1   | -        | server.address to 127.0.0.1",
                "-          | 10.0.0.1   | -        | server.address",
                "none,basic | 127.0.0.1  | -        | Set it to none, or to",
                "basic      | 0.0.0.0    | -        | -",
                "oidc       | 0.0.0.0    | -        | engine.security.oidc.issuer-uri",
                "basic,oidc | -          | http://x | -"
            })
    void asTheSettingsSay(String mode, String address, String issuer, String refusal) throws Exception {
        Map<String, Object> properties = new java.util.HashMap<>();
        if (mode != null) {
            properties.put("engine.security.mode", mode);
        }
        if (issuer != null) {
            properties.put("engine.security.oidc.issuer-uri", issuer);
        }
        SecuritySettings settings = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("engine.security", SecuritySettings.class);
        InetAddress bound = address == null ? null : InetAddress.getByName(address);
        Throwable refused = catchThrowable(() -> OpenServer.refuse(settings, bound));
        if (refusal == null) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused).hasMessageContaining(refusal);
            FailureAnalysis told = new OpenServer.Analyzer().analyze(refused);
            assertThat(told.getDescription()).isNotBlank();
            assertThat(told.getAction()).startsWith("Set ");
        }
    }

    @ParameterizedTest
    @CsvSource({"workers,secret", "workers,", ",{bcrypt}x"})
    void withClientsOfWhomOnlyAHashIsKept(String id, String password) throws Exception {
        SecuritySettings settings = new SecuritySettings(
                java.util.Set.of(SecuritySettings.Mode.BASIC),
                List.of(new SecuritySettings.Client(id, password)),
                new SecuritySettings.Oidc(null, null, null, "u", "g", "r", "s"));
        assertThat(catchThrowable(() -> OpenServer.refuse(settings, InetAddress.getLoopbackAddress())))
                .hasMessageContaining("engine.security.clients")
                .hasMessageContaining("{bcrypt}");
    }
}
