package org.kangyang.engine.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.runtime.StoreIndexes;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What lies below an instance or element, as conditions on incidents {@code T}. */
@Component
class IncidentScopes {

    private static final String CALLED = """
            with recursive CALLED(ID_) as (
              select ID_ from ACT_HI_PROCINST where ID_ = ?
              union all
              select P.ID_ from ACT_HI_PROCINST P join CALLED C on P.SUPER_PROCESS_INSTANCE_ID_ = C.ID_)
            select ID_ from CALLED
            """;

    private static final String WITHIN = """
            with recursive WITHIN(ID_, CALLED_) as (
              select A.ID_, A.CALL_PROC_INST_ID_ from ACT_HI_ACTINST A where A.ID_ = ? or A.ID_ like ?
              union all
              select A.ID_, A.CALL_PROC_INST_ID_ from ACT_HI_ACTINST A
                join WITHIN W on A.PARENT_ACT_INST_ID_ = W.ID_)
            select ID_, CALLED_ from WITHIN
            """;

    /** One execution goes through many elements: its incidents at these, and at their listeners. */
    private static final String OF_ELEMENTS =
            "exists (select 1 from ACT_HI_ACTINST A where A.EXECUTION_ID_ = T.EXECUTION_ID_"
                    + " and A." + StoreIndexes.ELEMENT + " = regexp_replace(T.ACTIVITY_ID_, '(__|#).*$', '')"
                    + " and A." + StoreIndexes.KEY + " in ";

    private final JdbcTemplate jdbc;

    IncidentScopes(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Element(String id, String called) {}

    /** Those of the instance and of all it calls. */
    String ofInstance(String key) {
        return below(key, "Process Instance");
    }

    /** Those of the element, of what it encloses and of what is called from there; the process is an element, too. */
    String ofElement(String key) {
        List<Element> elements = Keys.isKey(key)
                ? jdbc.query(WITHIN, (row, number) -> new Element(row.getString(1), row.getString(2)), key, "%:" + key)
                : List.of();
        if (elements.isEmpty()) {
            return below(key, "Element Instance");
        }
        List<String> called = new ArrayList<>();
        elements.stream().map(Element::called).filter(Keys::isKey).forEach(instance -> called.addAll(called(instance)));
        String own = OF_ELEMENTS
                + list(elements.stream().map(Element::id).map(Keys::text).toList()) + ")";
        return called.isEmpty() ? own : "(" + own + " or T.PROC_INST_ID_ in " + list(called) + ")";
    }

    private String below(String instance, String what) {
        List<String> called = Keys.isKey(instance) ? called(instance) : List.of();
        if (called.isEmpty()) {
            throw Rejection.notFound(what + " with key '" + instance + "' not found");
        }
        return "T.PROC_INST_ID_ in " + list(called);
    }

    private List<String> called(String instance) {
        return jdbc.queryForList(CALLED, String.class, instance);
    }

    private static String list(List<String> ids) {
        return ids.isEmpty()
                ? "(null)"
                : ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
