package org.kangyang.engine.runtime;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What led to a failure. */
public final class Causes {

    private Causes() {}

    /** The failure, its cause, that one's cause, and so on; after a batch's failure also what failed in the batch. */
    public static Stream<Throwable> of(Throwable failure) {
        List<Throwable> found = new ArrayList<>();
        collect(failure, found);
        return found.stream();
    }

    private static void collect(@Nullable Throwable failure, List<Throwable> found) {
        if (failure == null || found.stream().anyMatch(known -> known == failure)) {
            return;
        }
        found.add(failure);
        collect(failure.getCause(), found);
        if (failure instanceof SQLException sql) {
            collect(sql.getNextException(), found);
        }
    }
}
