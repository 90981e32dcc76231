package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.MessageSubscriptionResult;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQueryResult;
import io.camunda.client.protocol.rest.MessageSubscriptionStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/message-subscriptions}: who waits for which message; those that got theirs are gone. */
@RestController
class MessageSubscriptionController {

    private static final String NAME = "regexp_replace(T.EVENT_NAME_, '::.*$', '')";
    private static final String KEY = "regexp_replace(T.EVENT_NAME_, '^.*?::', '')";
    private static final String STATE = "'CREATED'";

    private final Searches searches;
    private final DefinitionKeys definitions;

    MessageSubscriptionController(Searches searches, DefinitionKeys definitions) {
        this.searches = searches;
        this.definitions = definitions;
    }

    @PostMapping("/v2/message-subscriptions/search")
    MessageSubscriptionSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<MessageSubscriptionResult> found = searches.search(table(), query);
        return new MessageSubscriptionSearchQueryResult().items(found.items()).page(found.page());
    }

    private Table<MessageSubscriptionResult> table() {
        String element = Dialect.key(
                "(select max(A.ID_) from ACT_HI_ACTINST A where A.EXECUTION_ID_ = T.EXECUTION_ID_ and A.END_TIME_ is null)");
        return new Table<>(
                        "T.*, P.PROC_DEF_ID_ as DEF_ID_, P.PROC_DEF_KEY_ as DEF_KEY_, P.ROOT_PROC_INST_ID_ as ROOT_, "
                                + NAME + " as MESSAGE_, " + KEY + " as KEY_, " + element + " as ELEMENT_INSTANCE_",
                        "ACT_RU_EVENT_SUBSCR T join ACT_HI_PROCINST P on P.ID_ = T.PROC_INST_ID_"
                                + " where T.EVENT_TYPE_ = 'message'",
                        "T.ID_",
                        MessageSubscriptionController::read)
                .field("messageSubscriptionKey", Column.key("T.ID_"))
                .field("processDefinitionId", Column.text("P.PROC_DEF_KEY_"))
                .filter("processDefinitionKey", Column.storedKey("P.PROC_DEF_ID_", definitions::id))
                .field("processInstanceKey", Column.key("T.PROC_INST_ID_"))
                .field("elementId", Column.text("T.ACTIVITY_ID_"))
                .field("elementInstanceKey", Column.key(element))
                .field(
                        "messageSubscriptionState",
                        Column.word(STATE, MessageSubscriptionStateEnum.class).only("CREATED"))
                .field("lastUpdatedDate", Column.time("T.CREATED_"))
                .field("messageName", Column.text(NAME))
                .field("correlationKey", Column.text(KEY))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"));
    }

    private static MessageSubscriptionResult read(ResultSet row) throws SQLException {
        return new MessageSubscriptionResult()
                .messageSubscriptionKey(row.getString("ID_"))
                .processDefinitionId(row.getString("DEF_KEY_"))
                .processDefinitionKey(Keys.text(row.getString("DEF_ID_")))
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_"))
                .elementId(row.getString("ACTIVITY_ID_"))
                .elementInstanceKey(row.getString("ELEMENT_INSTANCE_"))
                .messageSubscriptionState(MessageSubscriptionStateEnum.CREATED)
                .lastUpdatedDate(Dates.text(row, "CREATED_"))
                .messageName(row.getString("MESSAGE_"))
                .correlationKey(row.getString("KEY_"))
                .tenantId(Tenants.DEFAULT);
    }
}
