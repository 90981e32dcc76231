package org.kangyang.engine;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test with an engine in this JVM: store in memory, clock movable, any free port. */
@Target(TYPE)
@Retention(RUNTIME)
@Inherited
@SpringBootTest(
        classes = EngineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:api;DB_CLOSE_DELAY=-1",
            "engine.clock.controllable=true",
            "engine.messages.sweep=1h"
        })
@Import(EngineDriver.class)
public @interface EngineIT {}
