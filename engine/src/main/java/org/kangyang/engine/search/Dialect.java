package org.kangyang.engine.search;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The few expressions that H2 and PostgreSQL write differently, or that are awkward in both. */
@Component
public class Dialect {

    private final boolean h2;

    Dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            this.h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException unreachable) {
            throw new IllegalStateException(
                    "Cannot reach the engine's store: " + unreachable.getMessage(), unreachable);
        }
    }

    /** Bytes of UTF-8 as text. */
    public String text(String bytes) {
        return h2 ? "utf8tostring(" + bytes + ")" : "convert_from(" + bytes + ", 'UTF8')";
    }

    /** The key at the end of an id such as {@code Task_Assess:123}. */
    public static String key(String id) {
        return "regexp_replace(" + id + ", '^.*:', '')";
    }

    /** Whether the id of an element is one of the engine's own, which contain two underscores. */
    public String internalElement(String id) {
        return id + " like '%\\_\\_%' escape '\\'";
    }

    /** Whether a variable is one of the engine's own, which begin with two underscores. */
    public String internalVariable(String name) {
        return name + " like '\\_\\_%' escape '\\'";
    }

    /** A double as Jackson writes it, at least where it needs no exponent. */
    public String decimal(String number) {
        String text = "cast(" + number + " as varchar(40))";
        return h2 ? text : "regexp_replace(" + text + ", '^(-?[0-9]+)$', '\\1.0')";
    }

    /** The condition that the expression matches; in H2 without {@code like}, which tries n stars in m^n ways. */
    String like(String expression, Wildcards pattern, Parameters parameters) {
        return h2
                ? "regexp_like(" + expression + ", " + parameters.add(pattern.regex()) + ")"
                : expression + " like " + parameters.add(pattern.sql()) + " escape '\\'";
    }
}
