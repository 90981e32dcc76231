package org.kangyang.engine.runtime;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Transactions that say whether a failure of the store left their outcome open. */
public final class StoreTransactions extends JdbcTransactionManager {

    public StoreTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected RuntimeException translateException(String task, SQLException failure) {
        RuntimeException translated = super.translateException(task, failure);
        if (task.endsWith("rollback")) {
            return new StoreFailure.Away(translated);
        }
        return task.endsWith("commit") && StoreFailure.causes(failure)
                ? new StoreFailure.OutcomeUnknown(translated)
                : translated;
    }
}
