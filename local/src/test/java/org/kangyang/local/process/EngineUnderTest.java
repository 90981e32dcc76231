package org.kangyang.local.process;

import java.net.URI;
import java.time.Duration;

/** An engine that serves Camunda 8's REST API and whose clock can be moved. */
public interface EngineUnderTest extends AutoCloseable {

    URI restAddress();

    /** Moves the engine's clock; timers that are due then fire. */
    void moveClock(Duration duration);

    @Override
    void close();
}
