package org.kangyang.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.runtime.EngineSettings;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

class MovableClockTest {

    private static final Duration WORK = Duration.ofMillis(300);

    private final JdbcTemplate store = mock(JdbcTemplate.class);
    private final MovableClock clock = new MovableClock(settings(), mock(ManagementService.class), store);

    private static EngineSettings settings() {
        var given = new MapConfigurationPropertySource(Map.of("engine.clock.controllable", "true"));
        return new Binder(given).bindOrCreate("engine", EngineSettings.class);
    }

    @AfterEach
    void back() {
        ClockUtil.reset();
    }

    /** The platform's clock that is moved with it does not wait for the engine either. */
    @Test
    void loses_nothing_of_the_time_that_what_is_due_takes() {
        when(store.queryForList(anyString(), eq(String.class), any())).thenAnswer(call -> {
            Instant done = Instant.now().plus(WORK);
            while (Instant.now().isBefore(done)) {
                Thread.onSpinWait();
            }
            return List.of();
        });
        Instant before = Instant.now();

        clock.add(Duration.ofHours(1));

        assertThat(clock.now())
                .isAfterOrEqualTo(before.plus(Duration.ofHours(1)).plus(WORK.multipliedBy(2)));
    }
}
