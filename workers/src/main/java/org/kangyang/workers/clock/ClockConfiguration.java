package org.kangyang.workers.clock;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A movable clock in place of the domain's, only where {@code kangyang.clock.controllable} is true. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Bean
    @ConditionalOnBooleanProperty("kangyang.clock.controllable")
    MovableClock movableClock() {
        return new MovableClock(Clock.system(ZONE));
    }
}
