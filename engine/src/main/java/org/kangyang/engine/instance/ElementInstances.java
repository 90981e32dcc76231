package org.kangyang.engine.instance;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sets variables of element instances. */
@Component
class ElementInstances {

    private final EngineCommands commands;
    private final JdbcTemplate jdbc;

    ElementInstances(EngineCommands commands, DataSource dataSource) {
        this.commands = commands;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Scope(String execution, boolean own) {}

    /**
     * Sets variables from this element's scope.
     *
     * @param local whether they are set right here; else each goes to the nearest scope that has it, or to the process
     */
    void setVariables(String key, Map<String, Object> variables, boolean local) {
        VariableNames.check(variables);
        Scope scope = scope(key);
        if (local && !scope.own()) {
            throw Rejection.invalidArgument("Element instance '" + key
                    + "' has no variables of its own here: give its element an input mapping, or set them not local");
        }
        commands.run(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(scope.execution());
            if (execution == null) {
                throw none(key);
            }
            if (local) {
                execution.setVariablesLocal(variables);
            } else {
                execution.setVariables(variables);
            }
            return true;
        });
    }

    /** The execution whose variables are this element's (or that stands before it, by its own key); its own unless an enclosing element runs in the same one. */
    private Scope scope(String key) {
        if (!Keys.isKey(key)) {
            throw none(key);
        }
        List<Scope> found = jdbc.query("""
                select A.EXECUTION_ID_, case when X.IS_SCOPE_ and X.PARENT_ID_ is not null and not exists (
                         select 1 from ACT_HI_ACTINST O where O.EXECUTION_ID_ = A.EXECUTION_ID_
                            and O.ID_ = A.PARENT_ACT_INST_ID_) then 1 else 0 end
                  from ACT_RU_EXECUTION X join ACT_HI_ACTINST A on A.EXECUTION_ID_ = X.ID_
                 where A.END_TIME_ is null and A.ENGINE_KEY_ = ?
                union all
                select X.ID_, case when X.PARENT_ID_ is null then 1 else 0 end from ACT_RU_EXECUTION X where X.ID_ = ?
                """, (row, number) -> new Scope(row.getString(1), row.getInt(2) == 1), key, key);
        if (found.isEmpty()) {
            throw none(key);
        }
        return found.getFirst();
    }

    private static Rejection none(String key) {
        return Rejection.notFound("Command 'UPDATE' rejected with code 'NOT_FOUND': Expected to update variables for"
                + " element with key '" + key + "', but no such element was found");
    }
}
