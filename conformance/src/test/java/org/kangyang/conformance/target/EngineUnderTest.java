package org.kangyang.conformance.target;

import java.net.URI;
import java.time.Duration;

/** An engine that serves Camunda 8's REST API, whose clock can be moved and which can be started again. */
public interface EngineUnderTest extends AutoCloseable {

    URI restAddress();

    /** Moves the engine's clock; timers that are due then fire. */
    void moveClock(Duration duration);

    /** Stops the engine and starts it again on what it has stored; its address may be another one afterwards. */
    void restart();

    @Override
    void close();
}
