package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.StoreIndexes;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Conditions;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Parameters;
import org.springframework.stereotype.Component;

/** Element instances as rows. Elements that the translation added do not appear. */
@Component
class ElementSql {

    private static final String ID = "elementId";
    private static final String STATE = "elementInstanceState";
    private static final String INCIDENT = "hasElementInstanceIncident";

    /** Filters of instances that speak of one of their elements. */
    static final Set<String> OF_ONE_ELEMENT = Set.of(ID, STATE, INCIDENT);

    private final Dialect dialect;

    ElementSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The element's id in the model, with an index. */
    String id(String a) {
        return a + "." + StoreIndexes.ELEMENT;
    }

    /** The element instance's key, with an index. */
    String key(String a) {
        return a + "." + StoreIndexes.KEY;
    }

    /** The condition that a row stands for an element of the model. */
    String visible(String a) {
        return "not " + dialect.internalElement(a + ".ACT_ID_");
    }

    String state(String a) {
        return "(case when " + a + ".END_TIME_ is null then 'ACTIVE' when " + a
                + ".ACT_INST_STATE_ = 2 then 'TERMINATED' else 'COMPLETED' end)";
    }

    /** Camunda's element type; the process itself is a row of its own. */
    String type(String a) {
        return "(case " + a + ".ACT_TYPE_"
                + " when 'startEvent' then 'START_EVENT' when 'messageStartEvent' then 'START_EVENT'"
                + " when 'startTimerEvent' then 'START_EVENT' when 'errorStartEvent' then 'START_EVENT'"
                + " when 'escalationStartEvent' then 'START_EVENT' when 'signalStartEvent' then 'START_EVENT'"
                + " when 'subProcess' then 'SUB_PROCESS'"
                + " when 'eventSubProcess' then 'EVENT_SUB_PROCESS' when 'multiInstanceBody' then 'MULTI_INSTANCE_BODY'"
                + " when 'callActivity' then 'CALL_ACTIVITY' when 'userTask' then 'USER_TASK'"
                + " when 'serviceTask' then 'SERVICE_TASK' when 'sendTask' then 'SEND_TASK'"
                + " when 'receiveTask' then 'RECEIVE_TASK' when 'businessRuleTask' then 'BUSINESS_RULE_TASK'"
                + " when 'scriptTask' then 'SCRIPT_TASK' when 'manualTask' then 'MANUAL_TASK' when 'task' then 'TASK'"
                + " when 'exclusiveGateway' then 'EXCLUSIVE_GATEWAY' when 'inclusiveGateway' then 'INCLUSIVE_GATEWAY'"
                + " when 'parallelGateway' then 'PARALLEL_GATEWAY' when 'eventBasedGateway' then 'EVENT_BASED_GATEWAY'"
                + " else (case when " + a + ".ACT_TYPE_ like 'boundary%' then 'BOUNDARY_EVENT'"
                + " when " + a + ".ACT_TYPE_ like '%EndEvent' then 'END_EVENT'"
                + " when " + a + ".ACT_TYPE_ like 'intermediate%Throw%' then 'INTERMEDIATE_THROW_EVENT'"
                + " when " + a + ".ACT_TYPE_ like 'intermediateNoneThrowEvent' then 'INTERMEDIATE_THROW_EVENT'"
                + " when " + a + ".ACT_TYPE_ like 'intermediate%' then 'INTERMEDIATE_CATCH_EVENT'"
                + " else 'UNSPECIFIED' end) end)";
    }

    /**
     * The open incidents {@code I} of an element instance, to select from.
     *
     * @param a the row of its history
     * @param id the expression of Operaton's id of it
     */
    static String openIncidents(String a, String id) {
        return "ACT_RU_INCIDENT I join ACT_RU_EXECUTION E on E.ID_ = I.EXECUTION_ID_ where I.PROC_INST_ID_ = " + a
                + ".PROC_INST_ID_ and " + a + ".END_TIME_ is null and E.ACT_INST_ID_ = " + id;
    }

    /** The condition that instance {@code T} has an element that meets all of the filters. */
    String anyWith(Map<String, JsonNode> asked, Parameters parameters) {
        StringJoiner met = new StringJoiner(" and ").add(visible("A"));
        asked.forEach((field, value) -> {
            String condition = Conditions.compare(field, column(field), value, parameters);
            if (!condition.isEmpty()) {
                met.add(condition);
            }
        });
        return "exists (select 1 from ACT_HI_ACTINST A where A.PROC_INST_ID_ = T.ID_ and " + met + ")";
    }

    private Column column(String field) {
        return switch (field) {
            case ID -> Column.text(id("A"));
            case STATE -> Column.word(state("A"), ElementInstanceStateEnum.class);
            case INCIDENT -> Column.flag("exists (select 1 from " + openIncidents("A", "A.ID_") + ")");
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** The condition that instance {@code T} has an open incident whose message meets the filter. */
    String anyIncident(String field, JsonNode asked, Parameters parameters) {
        String met = Conditions.compare(
                field,
                Column.text("regexp_replace(I.INCIDENT_MSG_, '" + ElementFailure.PREFIX + "', '')"),
                asked,
                parameters);
        return "exists (select 1 from ACT_RU_INCIDENT I where I.PROC_INST_ID_ = T.ID_"
                + (met.isEmpty() ? "" : " and " + met) + ")";
    }
}
