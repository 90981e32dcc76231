package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.kangyang.engine.runtime.Keys;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The newest open incident of each of a page's elements: read for the page alone, not for all that was searched through. */
@Component
class ElementIncidents {

    /** Values of one statement; PostgreSQL takes 65,535. */
    private static final int AT_ONCE = 1_000;

    private final NamedParameterJdbcTemplate jdbc;

    ElementIncidents(DataSource dataSource) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    void addTo(List<ElementInstanceResult> elements) {
        List<String> instances = elements.stream()
                .filter(element -> element.getState() == ElementInstanceStateEnum.ACTIVE)
                .map(ElementInstanceResult::getProcessInstanceKey)
                .distinct()
                .toList();
        Map<String, String> incidents = new HashMap<>();
        for (int from = 0; from < instances.size(); from += AT_ONCE) {
            jdbc.query(
                    "select E.ACT_INST_ID_, max(I.ID_) from ACT_RU_INCIDENT I join ACT_RU_EXECUTION E on E.ID_ = I.EXECUTION_ID_"
                            + " where I.PROC_INST_ID_ in (:instances) and E.ACT_INST_ID_ is not null group by E.ACT_INST_ID_",
                    Map.of("instances", instances.subList(from, Math.min(instances.size(), from + AT_ONCE))),
                    row -> {
                        incidents.put(Keys.text(row.getString(1)), row.getString(2));
                    });
        }
        for (ElementInstanceResult element : elements) {
            String incident = incidents.get(element.getElementInstanceKey());
            if (incident != null
                    && element.getState() == ElementInstanceStateEnum.ACTIVE
                    && element.getType() != ElementInstanceResult.TypeEnum.PROCESS) {
                element.hasIncident(true).incidentKey(incident);
            }
        }
    }
}
