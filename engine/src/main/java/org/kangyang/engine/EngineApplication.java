package org.kangyang.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the engine: Camunda 8's REST API v2, Tasklist and Cockpit on one port. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class EngineApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        // Requests run on virtual threads. One that waits for a class to be initialised keeps its carrier; with as many
        // carriers as processors, two of them could leave none for the thread that initialises it, and all would stand.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "32");
        }
        SpringApplication.run(EngineApplication.class, args);
    }
}
