package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.VariableSearchQueryResult;
import io.camunda.client.protocol.rest.VariableSearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.instance.VariableTable;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.security.Caller;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads user tasks. */
@Component
class UserTaskQueries {

    private static final String CANDIDATES = """
            select L.TASK_ID_, L.GROUP_ID_, L.USER_ID_ from ACT_RU_IDENTITYLINK L
             where L.TYPE_ = 'candidate' and L.TASK_ID_ in (%1$s)
            union
            select L.TASK_ID_, L.GROUP_ID_, L.USER_ID_ from ACT_HI_IDENTITYLINK L
              join ACT_HI_TASKINST T on T.ID_ = L.TASK_ID_ and T.END_TIME_ is not null
             where L.TYPE_ = 'candidate' and L.OPERATION_TYPE_ = 'add' and L.TASK_ID_ in (%1$s)
               and not exists (select 1 from ACT_HI_IDENTITYLINK G where G.TASK_ID_ = L.TASK_ID_
                    and G.OPERATION_TYPE_ = 'delete' and G.TIMESTAMP_ >= L.TIMESTAMP_
                    and (G.GROUP_ID_ = L.GROUP_ID_ or G.USER_ID_ = L.USER_ID_))
            order by 1, 2, 3""";

    private final Searches searches;
    private final UserTaskTable table;
    private final VariableTable variables;
    private final ModelFacts models;
    private final JdbcTemplate jdbc;

    UserTaskQueries(
            Searches searches, UserTaskTable table, VariableTable variables, ModelFacts models, DataSource dataSource) {
        this.searches = searches;
        this.table = table;
        this.variables = variables;
        this.models = models;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Page<UserTaskResult> search(@Nullable JsonNode query) {
        Page<UserTaskResult> found = searches.search(table.table(), query);
        addCandidates(found.items());
        return found;
    }

    UserTaskResult get(String key) {
        UserTaskResult task = searches.find(table.table(), "userTaskKey", key)
                .orElseThrow(() -> Rejection.notFound("User Task with key '" + key + "' not found"));
        addCandidates(List.of(task));
        return task;
    }

    private void addCandidates(List<UserTaskResult> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        Map<String, UserTaskResult> byKey = new HashMap<>();
        tasks.forEach(task -> byKey.put(task.getUserTaskKey(), task));
        List<Object> keys = new ArrayList<>(byKey.keySet());
        String sql = CANDIDATES.formatted(String.join(", ", Collections.nCopies(keys.size(), "?")));
        keys.addAll(List.copyOf(byKey.keySet()));
        jdbc.query(
                sql,
                row -> {
                    UserTaskResult task = byKey.get(row.getString(1));
                    if (task == null) {
                        return;
                    }
                    if (row.getString(2) != null) {
                        task.addCandidateGroupsItem(row.getString(2));
                    }
                    if (row.getString(3) != null) {
                        task.addCandidateUsersItem(row.getString(3));
                    }
                },
                keys.toArray());
    }

    /** The id of the task's form, or null where it has none. */
    @Nullable
    String formId(String key) {
        get(key);
        List<String[]> found = jdbc.query(
                "select PROC_DEF_ID_, TASK_DEF_KEY_ from ACT_HI_TASKINST where ID_ = ?",
                (row, number) -> new String[] {row.getString(1), row.getString(2)},
                key);
        if (found.isEmpty()) {
            throw Rejection.notFound("User Task with key '" + key + "' not found");
        }
        return models.facts(found.getFirst()[0], found.getFirst()[1]).formId();
    }

    /**
     * The variables of the task's element, of what encloses it, and of the process. Of an ended task only who reads
     * everything sees any.
     */
    VariableSearchQueryResult variables(String key, @Nullable JsonNode query, boolean whole) {
        UserTaskResult task = get(key);
        return found(task, visible("V", task, scopes(task)), query, whole);
    }

    /** The variables the task sees: of those with the same name the nearest. */
    VariableSearchQueryResult effectiveVariables(String key, @Nullable JsonNode query, boolean whole) {
        UserTaskResult task = get(key);
        String scopes = scopes(task);
        String nearest = visible("V", task, scopes) + " and not exists (select 1 from " + variables.relation()
                + " N where " + visible("N", task, scopes)
                + " and N.NAME_ = V.NAME_ and N.TASK_ID_ is null and N.SCOPE_KEY_ > V.SCOPE_KEY_)";
        return found(task, nearest, query, whole);
    }

    private VariableSearchQueryResult found(
            UserTaskResult task, String visible, @Nullable JsonNode query, boolean whole) {
        String condition = visible + " and exists (select 1 from ACT_HI_TASKINST T where T.ID_ = '"
                + task.getUserTaskKey() + "' and " + Caller.current().readsVariables("T") + ")";
        Page<VariableSearchResult> found =
                searches.search(variables.table(condition, whole).open(), query);
        return new VariableSearchQueryResult().items(found.items()).page(found.page());
    }

    private static String visible(String row, UserTaskResult task, String scopes) {
        return row + ".PROC_INST_ID_ = '" + task.getProcessInstanceKey() + "' and " + row + ".SCOPE_KEY_ in (" + scopes
                + ")";
    }

    /** Keys of the element instances around the task, as SQL list; an inner one's key is higher than an outer one's. */
    private String scopes(UserTaskResult task) {
        List<String> keys = jdbc.queryForList("""
                with recursive SCOPES(ID_, PARENT_) as (
                  select A.ID_, A.PARENT_ACT_INST_ID_ from ACT_HI_ACTINST A
                    join ACT_HI_TASKINST T on T.ACT_INST_ID_ = A.ID_ where T.ID_ = ?
                  union all
                  select A.ID_, A.PARENT_ACT_INST_ID_ from ACT_HI_ACTINST A join SCOPES S on A.ID_ = S.PARENT_)
                select ID_ from SCOPES
                """, String.class, task.getUserTaskKey());
        List<String> quoted = new ArrayList<>(keys.stream()
                .map(Keys::text)
                .filter(Keys::isKey)
                .map(id -> "'" + id + "'")
                .toList());
        quoted.add("'" + task.getProcessInstanceKey() + "'");
        return String.join(", ", quoted);
    }
}
