package org.kangyang.engine.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
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
