package org.kangyang.workers;

import org.kangyang.core.CoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Job workers, deployment of models and forms, outbox relay. */
@SpringBootApplication
@Import(CoreConfiguration.class)
public class WorkersApplication {

    public static void main(String[] args) {
        SpringApplication.run(WorkersApplication.class, args);
    }
}
