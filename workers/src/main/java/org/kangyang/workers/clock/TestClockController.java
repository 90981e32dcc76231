package org.kangyang.workers.clock;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves the clock from outside, for tests that move the engine's and the applications' time together. Exists only where
 * {@code kangyang.clock.controllable} is true.
 */
@RestController
@RequestMapping("/test-clock")
@ConditionalOnBooleanProperty("kangyang.clock.controllable")
class TestClockController {

    /** @param timestamp milliseconds since the epoch, as {@code PUT /v2/clock} has it */
    record Pin(long timestamp) {}

    /** @param offsetMilli as {@code POST /actuator/clock/add} has it */
    record Add(long offsetMilli) {}

    record Now(Instant instant, long timestamp) {}

    private final MovableClock clock;

    TestClockController(MovableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Now now() {
        Instant instant = clock.instant();
        return new Now(instant, instant.toEpochMilli());
    }

    @PutMapping
    Now pin(@RequestBody Pin pin) {
        clock.pin(Instant.ofEpochMilli(pin.timestamp()));
        return now();
    }

    @PostMapping("/add")
    Now add(@RequestBody Add add) {
        clock.add(Duration.ofMillis(add.offsetMilli()));
        return now();
    }

    @DeleteMapping
    Now reset() {
        clock.reset();
        return now();
    }
}
