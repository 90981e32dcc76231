package org.kangyang.engine.deployment;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The highest deleted version of each process, for a version's number is never given again. */
@Repository
public class DeletedVersions {

    private final JdbcTemplate jdbc;

    DeletedVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists ENGINE_DELETED_VERSION (PROCESS_ varchar(255) primary key,"
                + " HIGHEST_ integer not null)");
    }

    /** To be said before the deletion: it was given even if the deletion then fails. */
    public void remember(String processId, int version) {
        if (raise(processId, version) == 0) {
            try {
                jdbc.update("insert into ENGINE_DELETED_VERSION values (?, ?)", processId, version);
            } catch (DuplicateKeyException known) {
                raise(processId, version);
            }
        }
    }

    private int raise(String processId, int version) {
        return jdbc.update(
                "update ENGINE_DELETED_VERSION set HIGHEST_ = ? where PROCESS_ = ? and HIGHEST_ < ?",
                version,
                processId,
                version);
    }

    /** 0 where no version of that process was deleted. */
    int highest(String processId) {
        List<Integer> found = jdbc.queryForList(
                "select HIGHEST_ from ENGINE_DELETED_VERSION where PROCESS_ = ?", Integer.class, processId);
        return found.isEmpty() ? 0 : found.getFirst();
    }
}
