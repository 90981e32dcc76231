package org.kangyang.engine.message;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What waits for messages in Operaton's store. */
@Repository
class Waiting {

    private final JdbcTemplate jdbc;

    Waiting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Subscription(String id, String executionId, String processInstanceId, String processId) {}

    record Start(String processDefinitionId, String processId, boolean suspended) {}

    /** Open subscriptions, oldest first; an instance that is suspended does not wait. */
    List<Subscription> subscriptions(String name) {
        return jdbc.query(
                "select S.ID_, S.EXECUTION_ID_, S.PROC_INST_ID_, P.KEY_ from ACT_RU_EVENT_SUBSCR S"
                        + " join ACT_RU_EXECUTION E on E.ID_ = S.EXECUTION_ID_"
                        + " join ACT_RE_PROCDEF P on P.ID_ = E.PROC_DEF_ID_"
                        + " where S.EVENT_TYPE_ = 'message' and S.EVENT_NAME_ = ? and E.SUSPENSION_STATE_ = 1"
                        + " order by S.CREATED_, S.ID_",
                (r, n) -> new Subscription(r.getString(1), r.getString(2), r.getString(3), r.getString(4)),
                name);
    }

    /** Whether it is still there; a message that came before may have ended it. */
    boolean isOpen(Subscription subscription) {
        return !jdbc.queryForList("select ID_ from ACT_RU_EVENT_SUBSCR where ID_ = ?", String.class, subscription.id())
                .isEmpty();
    }

    /** Processes, in their newest version, that the message starts. */
    List<Start> starts(String messageName) {
        return jdbc.query(
                "select P.ID_, P.KEY_, P.SUSPENSION_STATE_ from ACT_RU_EVENT_SUBSCR S join ACT_RE_PROCDEF P on P.ID_ = S.CONFIGURATION_"
                        + " where S.EVENT_TYPE_ = 'message' and S.EVENT_NAME_ = ? and S.EXECUTION_ID_ is null"
                        + " order by P.KEY_",
                (r, n) -> new Start(r.getString(1), r.getString(2), r.getInt(3) != 1),
                messageName);
    }
}
