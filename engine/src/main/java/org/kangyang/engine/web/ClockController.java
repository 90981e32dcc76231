package org.kangyang.engine.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ClockPinRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.kangyang.engine.clock.EngineClock;
import org.kangyang.engine.job.FailedJobs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/clock}, and {@code /actuator/clock} as Camunda's process tests use it. Refused unless configured. */
@RestController
class ClockController {

    private final EngineClock clock;
    private final FailedJobs jobs;

    ClockController(EngineClock clock, FailedJobs jobs) {
        this.clock = clock;
        this.jobs = jobs;
    }

    @PutMapping("/v2/clock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pin(@RequestBody ClockPinRequest body) {
        if (body.getTimestamp() == null || body.getTimestamp() < 0) {
            throw Rejection.invalidArgument("timestamp must be a number of milliseconds since 1970, not negative");
        }
        clock.pin(Instant.ofEpochMilli(body.getTimestamp()));
        jobs.announce();
    }

    @PostMapping("/v2/clock/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        clock.reset();
        jobs.announce();
    }

    @PostMapping("/actuator/clock/add")
    Map<String, Object> add(@RequestBody JsonNode body) {
        JsonNode millis = body.path("offsetMilli");
        if (!millis.isIntegralNumber()) {
            throw Rejection.invalidArgument("offsetMilli must be a number of milliseconds");
        }
        clock.add(Duration.ofMillis(millis.asLong()));
        jobs.announce();
        return now();
    }

    @DeleteMapping("/actuator/clock")
    Map<String, Object> resetActuator() {
        clock.reset();
        jobs.announce();
        return now();
    }

    private Map<String, Object> now() {
        Instant instant = clock.now();
        return Map.of("epochMilli", instant.toEpochMilli(), "instant", instant.toString());
    }
}
