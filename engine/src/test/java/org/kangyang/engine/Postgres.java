package org.kangyang.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the engine of a test a PostgreSQL that runs for as long as this JVM. */
public final class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static PostgresServer server;

    /** For {@code @EnabledIf}. */
    public static boolean isInstalled() {
        return PostgresServer.isInstalled();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("spring.datasource.url=" + url(), "spring.datasource.username=sa")
                .applyTo(context);
    }

    private static synchronized String url() {
        if (server == null) {
            server = PostgresServer.started();
            // Runs when all engines of this JVM are closed.
            SpringApplication.getShutdownHandlers().add(server::close);
        }
        return server.url();
    }
}
