package org.kangyang.engine;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test with the engine's core in this JVM: store in memory, clock movable, no web server. */
@Target(TYPE)
@Retention(RUNTIME)
@Inherited
@SpringBootTest(
        classes = CoreEngine.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            TestStore.CORE,
            "engine.history.variables=*",
            // The clock is moved by years: whatever the hour, nothing is cleaned up that a test looks at.
            "engine.history-days=36500",
            "engine.clock.controllable=true",
            "engine.messages.sweep=1h"
        })
public @interface CoreTest {}
