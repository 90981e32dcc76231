package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.DecisionRequirementsResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.Tenants;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The DMN files that decisions came in. */
@Component
class DecisionFiles {

    private final RepositoryService repository;
    private final JdbcTemplate jdbc;
    private final Map<String, Requirements> known = new ConcurrentHashMap<>();

    DecisionFiles(RepositoryService repository, DataSource dataSource) {
        this.repository = repository;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** What a file says of itself. */
    record Requirements(String id, String name) {}

    Requirements requirements(String deployment, String resource) {
        return known.computeIfAbsent(deployment + "/" + resource, any -> read(content(deployment, resource)));
    }

    /** The file of the decision with this key, as it was deployed. */
    String xml(String key) {
        List<byte[]> found = !Keys.isKey(key)
                ? List.of()
                : jdbc.query(
                        "select DEPLOYMENT_ID_, RESOURCE_NAME_ from ACT_RE_DECISION_DEF where ID_ = ? or ID_ like ?",
                        (row, number) -> content(row.getString(1), row.getString(2)),
                        key,
                        "%:" + key);
        if (found.isEmpty()) {
            throw Rejection.notFound("Decision Definition with key '" + key + "' not found");
        }
        return new String(found.getFirst(), StandardCharsets.UTF_8);
    }

    /** The file whose requirements have this key; of a file with a single decision the decision stands for them. */
    Optional<DecisionRequirementsResult> graph(String key) {
        return files(key, row -> {
            Requirements file = requirements(row.getString("DEPLOYMENT_ID_"), row.getString("RESOURCE_NAME_"));
            return new DecisionRequirementsResult()
                    .decisionRequirementsKey(key)
                    .decisionRequirementsId(file.id())
                    .decisionRequirementsName(file.name())
                    .resourceName(row.getString("RESOURCE_NAME_"))
                    .version(row.getInt("VERSION_"))
                    .tenantId(Tenants.DEFAULT);
        });
    }

    Optional<String> graphXml(String key) {
        return files(
                key,
                row -> new String(
                        content(row.getString("DEPLOYMENT_ID_"), row.getString("RESOURCE_NAME_")),
                        StandardCharsets.UTF_8));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> files(String key, Reader<T> reader) {
        if (!Keys.isKey(key)) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "select D.DEPLOYMENT_ID_, D.RESOURCE_NAME_, coalesce(R.VERSION_, D.VERSION_) as VERSION_"
                                + " from ACT_RE_DECISION_DEF D left join ACT_RE_DECISION_REQ_DEF R on R.ID_ = D.DEC_REQ_ID_"
                                + " where coalesce(D.DEC_REQ_ID_, D.ID_) = ? or coalesce(D.DEC_REQ_ID_, D.ID_) like ?",
                        (row, number) -> reader.read(row),
                        key,
                        "%:" + key)
                .stream()
                .findFirst();
    }

    private byte[] content(String deployment, String resource) {
        try (InputStream in = repository.getResourceAsStream(deployment, resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + resource, unreadable);
        }
    }

    private static Requirements read(byte[] dmn) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(dmn));
            reader.nextTag();
            String id = String.valueOf(reader.getAttributeValue(null, "id"));
            String name = reader.getAttributeValue(null, "name");
            reader.close();
            return new Requirements(id, name == null ? id : name);
        } catch (XMLStreamException malformed) {
            throw new IllegalStateException("A deployed DMN file is no XML", malformed);
        }
    }
}
