package org.kangyang.workers.clock;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The machine's time in Asia/Shanghai; a movable one only where {@code kangyang.clock.controllable} is true. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Bean
    @ConditionalOnBooleanProperty("kangyang.clock.controllable")
    MovableClock movableClock() {
        return new MovableClock(Clock.system(ZONE));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "kangyang.clock.controllable", havingValue = false, matchIfMissing = true)
    Clock clock() {
        return Clock.system(ZONE);
    }
}
