package org.kangyang.engine.runtime;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.kangyang.engine.feel.FeelLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be set under {@code engine.*}.
 *
 * @param zone zone of {@code now()}, of dates without an offset and of cron timers
 * @param historyDays how long finished instances can be looked up
 * @param history what of finished instances can be looked up
 * @param messages how often kept messages are looked after
 * @param jobs how often workers that wait are looked after
 * @param clock whether the clock may be moved
 * @param feel what an expression may use
 */
@ConfigurationProperties("engine")
public record EngineSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("30") int historyDays,
        @DefaultValue History history,
        @DefaultValue Messages messages,
        @DefaultValue Jobs jobs,
        @DefaultValue Clock clock,
        @DefaultValue FeelLimits feel) {

    /** @param sweep pause between two looks at kept messages (deliveries a crash cut off, expiry) */
    public record Messages(@DefaultValue("10s") Duration sweep) {}

    /** @param look longest pause between two looks for jobs that became available without a sign */
    public record Jobs(@DefaultValue("2s") Duration look) {}

    /**
     * @param variables names of process variables whose values outlive the instance, so that it can be found by them;
     *     none by default, {@code *} for all
     */
    public record History(@DefaultValue Set<String> variables) {}

    /** @param controllable whether the API may pin and move the clock; for tests only */
    public record Clock(@DefaultValue("false") boolean controllable) {}
}
