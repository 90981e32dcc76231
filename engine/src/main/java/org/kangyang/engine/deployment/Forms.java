package org.kangyang.engine.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kangyang.engine.runtime.Keys;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deployed Camunda Forms; Operaton keeps and versions them but offers no query. */
@Component
public class Forms {

    private static final String SELECT =
            "select ID_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_ from ACT_RE_CAMFORMDEF where ";

    private final JdbcTemplate jdbc;
    private final ObjectProvider<RepositoryService> repository;

    Forms(JdbcTemplate jdbc, ObjectProvider<RepositoryService> repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    record Row(String id, String formId, int version, String deploymentId, String resourceName) {}

    /** Whether any version of the form is deployed. */
    public boolean exists(String formId) {
        return latest(formId).isPresent();
    }

    Optional<Row> latest(String formId) {
        return find("KEY_ = ? order by VERSION_ desc limit 1", formId);
    }

    Optional<Row> byKey(long key) {
        return find("ID_ = ? or ID_ like ?", Long.toString(key), "%:" + key);
    }

    private Optional<Row> find(String where, Object... arguments) {
        return jdbc
                .query(
                        SELECT + where,
                        (r, n) -> new Row(r.getString(1), r.getString(2), r.getInt(3), r.getString(4), r.getString(5)),
                        arguments)
                .stream()
                .findFirst();
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
