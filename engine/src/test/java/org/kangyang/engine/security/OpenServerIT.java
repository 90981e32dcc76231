package org.kangyang.engine.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kangyang.engine.EngineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

class OpenServerIT {

    @Test
    void an_engine_that_asks_nobody_who_they_are_does_not_start_where_others_reach_it() {
        SpringApplicationBuilder engine = new SpringApplicationBuilder(EngineApplication.class);

        assertThatThrownBy(() -> engine.run(
                                "--engine.security.mode=none",
                                "--server.address=0.0.0.0",
                                "--server.port=0",
                                "--spring.datasource.url=jdbc:h2:mem:open")
                        .close())
                .rootCause()
                .hasMessageContaining("engine.security.mode");
    }
}
