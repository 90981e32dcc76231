package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ProcessDefinitionElementStatisticsQueryResult;
import io.camunda.client.protocol.rest.ProcessElementStatisticsResult;
import io.camunda.client.protocol.rest.ProcessInstanceElementStatisticsQueryResult;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How many instances of each element are active, canceled, completed or stand, of one instance or of a definition. */
@RestController
class ElementStatistics {

    private static final String COUNTS = """
            select A.ACT_ID_,
                   sum(case when A.END_TIME_ is null and INC_ = 0 then 1 else 0 end),
                   sum(case when A.END_TIME_ is not null and A.ACT_INST_STATE_ = 2 then 1 else 0 end),
                   sum(INC_),
                   sum(case when A.END_TIME_ is not null and A.ACT_INST_STATE_ <> 2 then 1 else 0 end)
              from (select H.*, case when H.END_TIME_ is null and exists (select 1 from ACT_RU_INCIDENT I
                            where I.EXECUTION_ID_ = H.EXECUTION_ID_
                              and regexp_replace(I.ACTIVITY_ID_, '(__|#).*$', '') = H.ACT_ID_) then 1 else 0 end as INC_
                      from ACT_HI_ACTINST H) A
             where %s and %s
             group by A.ACT_ID_ order by A.ACT_ID_
            """;

    private final JdbcTemplate jdbc;
    private final ElementSql sql;
    private final DefinitionKeys definitions;

    ElementStatistics(DataSource dataSource, ElementSql sql, DefinitionKeys definitions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.sql = sql;
        this.definitions = definitions;
    }

    @GetMapping("/v2/process-instances/{key}/statistics/element-instances")
    ProcessInstanceElementStatisticsQueryResult ofInstance(@PathVariable String key) {
        if (!Keys.isKey(key)
                || jdbc.queryForList("select 1 from ACT_HI_PROCINST where ID_ = ?", key)
                        .isEmpty()) {
            throw Rejection.notFound("Process Instance with key '" + key + "' not found");
        }
        return new ProcessInstanceElementStatisticsQueryResult().items(counts("A.PROC_INST_ID_ = ?", key));
    }

    @PostMapping("/v2/process-definitions/{key}/statistics/element-instances")
    ProcessDefinitionElementStatisticsQueryResult ofDefinition(
            @PathVariable String key, @RequestBody(required = false) @Nullable JsonNode query) {
        refuseFilter(query);
        String id = definitions.id(key);
        if (id == null) {
            throw Rejection.notFound("Process Definition with key '" + key + "' not found");
        }
        return new ProcessDefinitionElementStatisticsQueryResult().items(counts("A.PROC_DEF_ID_ = ?", id));
    }

    private static void refuseFilter(@Nullable JsonNode query) {
        if (query == null) {
            return;
        }
        for (JsonNode asked : query.path("filter")) {
            if (!asked.isNull() && !(asked.isArray() && asked.isEmpty())) {
                throw Rejection.invalidArgument("This server counts all instances of a definition: give no filter");
            }
        }
    }

    private List<ProcessElementStatisticsResult> counts(String condition, String parameter) {
        return new ArrayList<>(jdbc.query(
                COUNTS.formatted(condition, sql.visible("A")),
                (row, number) -> new ProcessElementStatisticsResult()
                        .elementId(row.getString(1))
                        .active(row.getLong(2))
                        .canceled(row.getLong(3))
                        .incidents(row.getLong(4))
                        .completed(row.getLong(5)),
                parameter));
    }
}
