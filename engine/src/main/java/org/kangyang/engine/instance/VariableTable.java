package org.kangyang.engine.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.protocol.rest.VariableSearchResult;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Variables as search results. */
@Component
public class VariableTable {

    /** Longest value a search shows unless asked for whole ones, as Camunda 8. */
    static final int PREVIEW = 8191;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VariableSql sql;
    private final Dialect dialect;

    VariableTable(VariableSql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /** The rows that a further condition may speak of. */
    public String relation() {
        return sql.relation();
    }

    /**
     * All variables that meet a further condition.
     *
     * @param condition on {@code V}, without parameters that come from outside; empty for none
     * @param whole whether long values are shown whole
     */
    public Table<VariableSearchResult> table(String condition, boolean whole) {
        String from = sql.relation() + " V left join ACT_GE_BYTEARRAY BYTES on BYTES.ID_ = V.BYTEARRAY_ID_"
                + " where V.TASK_ID_ is null and not " + dialect.internalVariable("V.NAME_")
                + (condition.isEmpty() ? "" : " and " + condition);
        return new Table<>("V.*, BYTES.BYTES_ as BYTES_", from, "V.ID_", row -> read(row, whole))
                .field("name", Column.text("V.NAME_"))
                .field("value", Column.text(sql.json("V")))
                .field("variableKey", Column.key("V.ID_"))
                .field("scopeKey", Column.key("V.SCOPE_KEY_"))
                .field("processInstanceKey", Column.key("V.PROC_INST_ID_"))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("isTruncated", Column.flag(whole ? "1 = 0" : "length(" + sql.json("V") + ") > " + PREVIEW));
    }

    private static VariableSearchResult read(ResultSet row, boolean whole) throws SQLException {
        String value = json(row);
        boolean cut = !whole && value.length() > PREVIEW;
        return new VariableSearchResult()
                .name(row.getString("NAME_"))
                .variableKey(row.getString("ID_"))
                .scopeKey(row.getString("SCOPE_KEY_"))
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_"))
                .tenantId(Tenants.DEFAULT)
                .value(cut ? value.substring(0, PREVIEW) : value)
                .isTruncated(cut);
    }

    private static String json(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("BYTES_");
        @Nullable
        Object value = switch (row.getString("TYPE_")) {
            case null -> null;
            case "string" -> bytes == null ? row.getString("TEXT_") : text(bytes);
            case "boolean" -> row.getLong("LONG_") == 1;
            case "long", "integer", "short" -> row.getLong("LONG_");
            case "double" -> row.getDouble("DOUBLE_");
            default -> null;
        };
        if (value == null && bytes != null) {
            return text(bytes);
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
