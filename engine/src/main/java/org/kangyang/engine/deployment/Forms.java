package org.kangyang.engine.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.LinkedForms;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deployed Camunda Forms; Operaton keeps and versions them but offers no query. */
@Component
public class Forms implements LinkedForms {

    private static final String SELECT =
            "select ID_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_ from ACT_RE_CAMFORMDEF where ";

    private final JdbcTemplate jdbc;
    private final ObjectProvider<RepositoryService> repository;

    Forms(JdbcTemplate jdbc, ObjectProvider<RepositoryService> repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    record Row(String id, String formId, int version, String deploymentId, String resourceName) {}

    @Override
    public boolean exists(String formId) {
        return latest(formId).isPresent();
    }

    @Override
    public Optional<Integer> versionFor(String formId, String taskKey) {
        return linked(formId, taskKey).map(Row::version);
    }

    /** The key of the form that the task with this key shows. */
    public Optional<Long> keyFor(String formId, String taskKey) {
        return linked(formId, taskKey).map(form -> Keys.of(form.id()));
    }

    /** Keys rise with time: what was deployed after the task was created has a higher one. */
    Optional<Row> linked(String formId, String taskKey) {
        return select("KEY_ = ? order by VERSION_ desc", formId).stream()
                .filter(form -> Keys.of(form.id()) < Long.parseLong(taskKey))
                .findFirst();
    }

    Optional<Row> latest(String formId) {
        return find("KEY_ = ? order by VERSION_ desc limit 1", formId);
    }

    Optional<Row> byKey(long key) {
        return find("ID_ = ? or ID_ like ?", Long.toString(key), "%:" + key);
    }

    private Optional<Row> find(String where, Object... arguments) {
        return select(where, arguments).stream().findFirst();
    }

    private List<Row> select(String where, Object... arguments) {
        return jdbc.query(
                SELECT + where,
                (r, n) -> new Row(r.getString(1), r.getString(2), r.getInt(3), r.getString(4), r.getString(5)),
                arguments);
    }

    byte[] content(Row form) {
        try (InputStream in = repository.getObject().getResourceAsStream(form.deploymentId(), form.resourceName())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read form '" + form.formId() + "' from the store", e);
        }
    }

    Deployments.FormSchema schema(Row form) {
        return new Deployments.FormSchema(
                form.formId(), form.version(), Keys.of(form.id()), new String(content(form), StandardCharsets.UTF_8));
    }
}
