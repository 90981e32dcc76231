package org.kangyang.core.institution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kangyang.core.institution.ImportResult.RowError;
import org.kangyang.core.integration.FieldErrors;

/** Goes through the rows of one import and counts what became of them. */
public final class RegisterImport {

    /** What storing a row did. */
    public enum Stored {
        INSERTED,
        UPDATED,
        UNCHANGED
    }

    /** Reads a row, adding to the errors what is wrong with it. */
    public interface Reader<R, E> {
        Optional<E> read(R row, FieldErrors errors);
    }

    /** Stores a right row. */
    public interface Writer<E> {
        Stored store(E entry);
    }

    private RegisterImport() {}

    /** Reads and stores row by row; right rows are stored although others are wrong. */
    public static <R, E> ImportResult run(List<R> rows, Reader<R, E> reader, Writer<E> writer) {
        int[] counts = new int[Stored.values().length];
        List<RowError> wrong = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = i + 1;
            FieldErrors errors = new FieldErrors();
            Optional<E> entry = reader.read(rows.get(i), errors);
            if (errors.isEmpty() && entry.isPresent()) {
                counts[writer.store(entry.get()).ordinal()]++;
            }
            errors.all()
                    .forEach(error ->
                            wrong.add(new RowError(row, error.field(), error.code(), error.message(), error.mend())));
        }
        return new ImportResult(
                counts[Stored.INSERTED.ordinal()],
                counts[Stored.UPDATED.ordinal()],
                counts[Stored.UNCHANGED.ordinal()],
                List.copyOf(wrong));
    }
}
