package org.kangyang.engine.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kangyang.engine.runtime.EngineSettings;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Moves Operaton's clock from due job to due job, so that timers fire in the order and as often as they would have, and
 * returns when nothing that is due is left to do. The job executor may run beside it: whoever comes second to a job
 * finds it gone.
 */
@Component
class MovableClock implements EngineClock {

    private static final Logger LOG = LoggerFactory.getLogger(MovableClock.class);
    private static final String OPEN = "from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1"
            + " and (HANDLER_TYPE_ is null or HANDLER_TYPE_ <> 'history-cleanup')";

    private final boolean controllable;
    private final ManagementService management;
    private final JdbcTemplate jdbc;
    private boolean pinned;

    MovableClock(EngineSettings settings, ManagementService management, JdbcTemplate jdbc) {
        this.controllable = settings.clock().controllable();
        this.management = management;
        this.jdbc = jdbc;
    }

    @Override
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public boolean controllable() {
        return controllable;
    }

    @Override
    public synchronized void pin(Instant instant) {
        requireControllable();
        pinned = true;
        moveTo(() -> instant);
    }

    @Override
    public synchronized void add(Duration duration) {
        requireControllable();
        Instant pinnedTo = now().plus(duration);
        // A clock that runs goes on while what is due is done, which may take long.
        Duration ahead = Duration.between(Instant.now(), pinnedTo);
        moveTo(pinned ? () -> pinnedTo : () -> Instant.now().plus(ahead));
    }

    @Override
    public synchronized void reset() {
        requireControllable();
        // What is due by the moved clock would wait until the machine's has come as far.
        runDue();
        pinned = false;
        ClockUtil.reset();
        runDue();
    }

    private void moveTo(Supplier<Instant> target) {
        runDue();
        while (true) {
            Optional<Instant> next = nextDue().filter(due -> due.isBefore(target.get()));
            if (next.isEmpty()) {
                break;
            }
            if (next.get().isAfter(now())) {
                set(next.get());
            }
            runDue();
        }
        set(target.get());
        runDue();
    }

    private void set(Instant instant) {
        if (pinned) {
            ClockUtil.setCurrentTime(Date.from(instant));
        } else {
            ClockUtil.offset(Duration.between(Instant.now(), instant).toMillis());
        }
    }

    private Optional<Instant> nextDue() {
        Date due = jdbc.queryForObject("select min(DUEDATE_) " + OPEN, java.sql.Timestamp.class);
        return Optional.ofNullable(due).map(Date::toInstant);
    }

    private void runDue() {
        while (true) {
            List<String> ids = jdbc.queryForList(
                    "select ID_ " + OPEN + " and (DUEDATE_ is null or DUEDATE_ <= ?) order by DUEDATE_, ID_",
                    String.class,
                    new java.sql.Timestamp(ClockUtil.getCurrentTime().getTime()));
            if (ids.isEmpty()) {
                return;
            }
            ids.forEach(this::run);
        }
    }

    /** A job that fails has lost its retry and become an incident; one that is gone was done by the job executor. */
    private void run(String jobId) {
        try {
            management.executeJob(jobId);
        } catch (RuntimeException e) {
            LOG.debug("Job {} was not run here: {}", jobId, e.getMessage());
        }
    }

    private void requireControllable() {
        if (!controllable) {
            throw new ClockNotControllable();
        }
    }
}
