package org.kangyang.conformance;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.kangyang.conformance.target.EngineUnderTest;

/** Moves the clock or stops the engine: on an engine that no other class looks at meanwhile. */
@ResourceLock("the engine with the movable clock")
abstract class MovableClockTest extends ConformanceTest {

    @Override
    final EngineUnderTest engine(ExtensionContext context) {
        return Engines.movable(context);
    }

    /** A test before may have moved the clock, and a restart would put it right under this one. */
    @BeforeEach
    final void resetClock() {
        client.newResetClockCommand().send().join();
    }

    final void moveClock(Duration duration) {
        engine().moveClock(duration);
    }

    /** Stops the engine, starts it again and connects anew. */
    final void restart() {
        disconnect();
        engine().restart();
        connect();
    }
}
