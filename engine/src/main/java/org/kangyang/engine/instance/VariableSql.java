package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.StringJoiner;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Conditions;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Parameters;
import org.kangyang.engine.web.Rejection;
import org.springframework.stereotype.Component;

/**
 * Variables as rows: of running instances from the runtime tables, of finished ones from history (which keeps those of
 * the process itself). The value is JSON text, as Camunda's filters expect.
 */
@Component
public class VariableSql {

    private static final String COLUMNS =
            "%1$s.ID_, %1$s.NAME_, %1$s.%2$s as TYPE_, %1$s.EXECUTION_ID_, %1$s.PROC_INST_ID_, %1$s.TASK_ID_,"
                    + " %1$s.BYTEARRAY_ID_, %1$s.DOUBLE_, %1$s.LONG_, %1$s.TEXT_, %1$s.TEXT2_";

    /** Control characters that JSON names by a letter; others are found in no text of a person's. */
    private static final Map<Integer, Character> SHORT_ESCAPES = Map.of(8, 'b', 9, 't', 10, 'n', 12, 'f', 13, 'r');

    private final Dialect dialect;

    VariableSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A relation with the columns ID_, NAME_, TYPE_, SCOPE_KEY_, PROC_INST_ID_, ROOT_, LIVE_, and those of the value. */
    public String relation() {
        return "(select " + COLUMNS.formatted("R", "TYPE_") + ", 1 as LIVE_, X.ROOT_PROC_INST_ID_ as ROOT_,"
                + " case when R.EXECUTION_ID_ = R.PROC_INST_ID_ then R.PROC_INST_ID_ else (select min("
                + Dialect.key("A.ID_") + ") from ACT_HI_ACTINST A where A.EXECUTION_ID_ = R.EXECUTION_ID_"
                + " and A.END_TIME_ is null) end as SCOPE_KEY_"
                + " from ACT_RU_VARIABLE R join ACT_RU_EXECUTION X on X.ID_ = R.PROC_INST_ID_"
                + " union all select " + COLUMNS.formatted("H", "VAR_TYPE_") + ", 0, H.ROOT_PROC_INST_ID_,"
                + " case when H.EXECUTION_ID_ = H.PROC_INST_ID_ then H.PROC_INST_ID_ else "
                + Dialect.key("H.ACT_INST_ID_")
                + " end from ACT_HI_VARINST H where H.STATE_ = 'CREATED'"
                + " and not exists (select 1 from ACT_RU_EXECUTION X where X.ID_ = H.PROC_INST_ID_))";
    }

    /** The value of a row {@code V} as JSON text. */
    public String json(String v) {
        String bytes =
                "(select " + dialect.text("B.BYTES_") + " from ACT_GE_BYTEARRAY B where B.ID_ = #.BYTEARRAY_ID_)";
        return ("(case when #.TYPE_ = 'string' and #.BYTEARRAY_ID_ is null then " + quoted("#.TEXT_")
                        + " when #.TYPE_ = 'string' then " + quoted(bytes)
                        + " when #.TYPE_ = 'null' then 'null'"
                        + " when #.TYPE_ = 'boolean' then (case when #.LONG_ = 1 then 'true' else 'false' end)"
                        + " when #.TYPE_ in ('long', 'integer', 'short') then cast(#.LONG_ as varchar(30))"
                        + " when #.TYPE_ = 'double' then " + dialect.decimal("#.DOUBLE_")
                        + " else " + bytes + " end)")
                .replace("#", v);
    }

    /** Text as JSON writes it. */
    private static String quoted(String text) {
        String escaped = "replace(replace(" + text + ", '\\', '\\\\'), '\"', '\\\"')";
        for (Map.Entry<Integer, Character> control : SHORT_ESCAPES.entrySet()) {
            escaped = "replace(" + escaped + ", chr(" + control.getKey() + "), '\\" + control.getValue() + "')";
        }
        return "'\"' || " + escaped + " || '\"'";
    }

    /**
     * The condition that among the variables that meet {@code scope} there is, for each asked name, one with the asked
     * value.
     *
     * @param asked Camunda's list of {@code {"name": …, "value": …}}
     */
    public String having(String field, JsonNode asked, String scope, Parameters parameters) {
        if (!asked.isArray()) {
            throw Rejection.invalidArgument("filter [" + field + "] must be a list of names with values");
        }
        StringJoiner all = new StringJoiner(" and ");
        for (JsonNode one : asked) {
            if (!one.hasNonNull("name") || !one.hasNonNull("value")) {
                throw Rejection.invalidArgument("filter [" + field + "]: each item needs name and value");
            }
            parameters.addVariable(field);
            JsonNode asks = one.get("value");
            boolean absent = Conditions.isAbsence(field, asks);
            String name = parameters.add(one.get("name").asText());
            String value = absent ? "" : Conditions.compare(field, Column.text(json("V")), asks, parameters);
            all.add((absent ? "not " : "") + "exists (select 1 from " + relation() + " V where " + scope
                    + " and V.NAME_ = " + name + (value.isEmpty() ? "" : " and " + value) + ")");
        }
        return all.toString();
    }
}
