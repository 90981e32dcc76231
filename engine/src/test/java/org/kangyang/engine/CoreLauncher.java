package org.kangyang.engine;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the engine's core outside a Spring test. */
public final class CoreLauncher {

    private CoreLauncher() {}

    public static EngineDriver start(String jdbcUrl) {
        return context(jdbcUrl).getBean(EngineDriver.class);
    }

    public static ConfigurableApplicationContext context(String jdbcUrl) {
        return new SpringApplicationBuilder(CoreEngine.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn", "engine.messages.sweep=1s")
                .run("--spring.datasource.url=" + jdbcUrl);
    }
}
