package org.kangyang.engine.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Kept messages, in tables of their own within the engine's store.
 *
 * <p>A message stays until its time to live is over, also when it was delivered: another process may come to wait for it,
 * and its messageId counts for so long. What was delivered where is a row of its own; its primary key is what makes a
 * delivery happen once, whoever tries it.
 *
 * <p>A message is accepted for what waits at that moment, however short its time to live: one that could not be offered
 * then, because the store failed or the engine went down, is offered late rather than never, for an hour.
 */
@Repository
class MessageStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATE = 3_600_000;
    private static final String RUNS = "exists (select 1 from ACT_RU_EXECUTION X where X.ID_ = L.INSTANCE_)";
    private static final String COLUMNS = "M.ID_, M.NAME_, M.KEY_, M.MESSAGE_ID_, M.VARIABLES_";

    private final JdbcTemplate jdbc;

    MessageStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        createTables();
    }

    private void createTables() {
        jdbc.execute("create table if not exists ENGINE_MESSAGE (ID_ bigint primary key, NAME_ varchar(255) not null,"
                + " KEY_ varchar(255) not null, SUBSCRIPTION_ varchar(520) not null, MESSAGE_ID_ varchar(255),"
                + " VARIABLES_ text not null, EXPIRES_ bigint not null, OFFERED_ boolean not null)");
        jdbc.execute("create index if not exists ENGINE_MESSAGE_SUB on ENGINE_MESSAGE (SUBSCRIPTION_)");
        jdbc.execute("create index if not exists ENGINE_MESSAGE_EXP on ENGINE_MESSAGE (EXPIRES_)");
        jdbc.execute(
                "create unique index if not exists ENGINE_MESSAGE_UNQ on ENGINE_MESSAGE (NAME_, KEY_, MESSAGE_ID_)");
        jdbc.execute("create table if not exists ENGINE_MESSAGE_DELIVERY (MESSAGE_ bigint not null,"
                + " PROCESS_ varchar(255) not null, STATE_ varchar(10) not null, primary key (MESSAGE_, PROCESS_))");
        jdbc.execute("create index if not exists ENGINE_MESSAGE_OFF on ENGINE_MESSAGE (OFFERED_, ID_)");
        jdbc.execute(
                "create index if not exists ENGINE_MESSAGE_DELIVERY_ST on ENGINE_MESSAGE_DELIVERY (STATE_, MESSAGE_)");
        jdbc.execute("create table if not exists ENGINE_MESSAGE_START (PROCESS_ varchar(255) not null,"
                + " KEY_ varchar(255) not null, INSTANCE_ varchar(64) not null, primary key (PROCESS_, KEY_))");
        jdbc.execute("create index if not exists ENGINE_MESSAGE_START_INST on ENGINE_MESSAGE_START (INSTANCE_)");
    }

    /** @throws DuplicateKeyException while a message of that name, key and messageId is kept */
    void insert(MessageRow m, long expires) {
        if (m.messageId() != null) {
            delete(
                    "NAME_ = ? and KEY_ = ? and MESSAGE_ID_ = ? and EXPIRES_ <= ?",
                    m.name(),
                    m.correlationKey(),
                    m.messageId(),
                    now());
        }
        jdbc.update(
                "insert into ENGINE_MESSAGE values (?, ?, ?, ?, ?, ?, ?, false)",
                m.key(),
                m.name(),
                m.correlationKey(),
                m.subscription(),
                m.messageId(),
                write(m.variables()),
                expires);
    }

    boolean isKept(String name, String key, String messageId) {
        return !jdbc.queryForList(
                        "select ID_ from ENGINE_MESSAGE where NAME_ = ? and KEY_ = ? and MESSAGE_ID_ = ? and EXPIRES_ > ?",
                        Long.class,
                        name,
                        key,
                        messageId,
                        now())
                .isEmpty();
    }

    /** Every subscription and start event has been looked at: later ones come by themselves. */
    void offered(long key) {
        jdbc.update("update ENGINE_MESSAGE set OFFERED_ = true where ID_ = ?", key);
    }

    List<MessageRow> waitingFor(String subscription) {
        return jdbc.query(
                "select " + COLUMNS + " from ENGINE_MESSAGE M where SUBSCRIPTION_ = ? and EXPIRES_ > ? order by ID_",
                MessageStore::row,
                subscription,
                now());
    }

    /** Messages accepted but never offered, because the engine went down in between; expired ones too. */
    List<MessageRow> notOffered() {
        return jdbc.query(
                "select " + COLUMNS + " from ENGINE_MESSAGE M where OFFERED_ = false order by ID_", MessageStore::row);
    }

    /** Messages something waits for that has not had them: a look-up was cut off. */
    List<MessageRow> overdue() {
        return jdbc.query(
                "select " + COLUMNS + " from ENGINE_MESSAGE M where M.EXPIRES_ > ?"
                        + " and exists (select 1 from ACT_RU_EVENT_SUBSCR S"
                        + " join ACT_RU_EXECUTION E on E.ID_ = S.EXECUTION_ID_"
                        + " join ACT_RE_PROCDEF P on P.ID_ = E.PROC_DEF_ID_"
                        + " where S.EVENT_NAME_ = M.SUBSCRIPTION_ and S.EVENT_TYPE_ = 'message'"
                        + " and E.SUSPENSION_STATE_ = 1"
                        + " and not exists (select 1 from ENGINE_MESSAGE_DELIVERY D"
                        + " where D.MESSAGE_ = M.ID_ and D.PROCESS_ = P.KEY_ and D.STATE_ = 'DONE')) order by M.ID_",
                MessageStore::row,
                now());
    }

    /** Messages whose start of a process waits for the running instance with the same key, which is gone. */
    List<MessageRow> startable() {
        return jdbc.query(
                "select " + COLUMNS + " from ENGINE_MESSAGE M join ENGINE_MESSAGE_DELIVERY D on D.MESSAGE_ = M.ID_"
                        + " where D.STATE_ = 'WAITING' and M.EXPIRES_ > ? and not exists (select 1 from"
                        + " ENGINE_MESSAGE_START L where L.PROCESS_ = D.PROCESS_ and L.KEY_ = M.KEY_ and " + RUNS
                        + ") order by M.ID_",
                MessageStore::row,
                now());
    }

    /** To be run in a transaction, or a delivery could be forgotten while its message is still there. */
    void deleteExpired() {
        long now = now();
        delete("EXPIRES_ <= ? and (OFFERED_ = true or EXPIRES_ <= ?)", now, now - LATE);
    }

    /** Messages, and what is known of their deliveries. */
    private void delete(String which, Object... parameters) {
        List<Object[]> keys = jdbc.query(
                "select ID_ from ENGINE_MESSAGE where " + which, (r, n) -> new Object[] {r.getLong(1)}, parameters);
        jdbc.batchUpdate("delete from ENGINE_MESSAGE where ID_ = ?", keys);
        jdbc.batchUpdate("delete from ENGINE_MESSAGE_DELIVERY where MESSAGE_ = ?", keys);
    }

    /** Where a kept message stands with a process. */
    Optional<String> delivery(long key, String processId) {
        return jdbc
                .queryForList(
                        "select STATE_ from ENGINE_MESSAGE_DELIVERY where MESSAGE_ = ? and PROCESS_ = ?",
                        String.class,
                        key,
                        processId)
                .stream()
                .findFirst();
    }

    /** Claims the delivery to a process; {@code false} when another has it, or the message is gone. */
    boolean claim(long key, String processId) {
        if (jdbc.update(
                        "update ENGINE_MESSAGE_DELIVERY set STATE_ = 'DONE' where MESSAGE_ = ? and PROCESS_ = ?"
                                + " and STATE_ = 'WAITING'",
                        key,
                        processId)
                == 1) {
            return true;
        }
        if (delivery(key, processId).isPresent()) {
            return false;
        }
        return note(key, processId, "DONE");
    }

    void waitForStart(long key, String processId) {
        if (delivery(key, processId).isEmpty()) {
            note(key, processId, "WAITING");
        }
    }

    /** Only as long as the message is there: a late delivery must not begin anew what expiry has forgotten. */
    private boolean note(long key, String processId, String state) {
        return jdbc.update(
                        "insert into ENGINE_MESSAGE_DELIVERY select ID_, cast(? as varchar(255)), cast(? as varchar(10))"
                                + " from ENGINE_MESSAGE where ID_ = ?",
                        processId,
                        state,
                        key)
                == 1;
    }

    boolean hasActiveStart(String processId, String correlationKey) {
        return !jdbc.queryForList(
                        "select INSTANCE_ from ENGINE_MESSAGE_START L where PROCESS_ = ? and KEY_ = ? and " + RUNS,
                        String.class,
                        processId,
                        correlationKey)
                .isEmpty();
    }

    /** @throws DuplicateKeyException when another instance was started meanwhile */
    void startedBy(String processId, String correlationKey, String instanceId) {
        // Of one that was migrated to where nobody hears of its end.
        jdbc.update(
                "delete from ENGINE_MESSAGE_START L where PROCESS_ = ? and KEY_ = ? and not " + RUNS,
                processId,
                correlationKey);
        jdbc.update("insert into ENGINE_MESSAGE_START values (?, ?, ?)", processId, correlationKey, instanceId);
    }

    boolean instanceEnded(String instanceId) {
        return jdbc.update("delete from ENGINE_MESSAGE_START where INSTANCE_ = ?", instanceId) > 0;
    }

    private static MessageRow row(ResultSet r, int n) throws SQLException {
        try {
            Map<String, Object> variables = JSON.readValue(r.getString(5), new TypeReference<>() {});
            return new MessageRow(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), variables, true);
        } catch (JsonProcessingException e) {
            throw new SQLException("Message " + r.getLong(1) + " holds no JSON", e);
        }
    }

    private static String write(Map<String, Object> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The message's variables cannot be written as JSON", e);
        }
    }

    private static long now() {
        return ClockUtil.getCurrentTime().getTime();
    }
}
