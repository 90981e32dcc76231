package org.kangyang.core.institution;

import java.util.List;
import org.kangyang.core.integration.FaultCode;

/**
 * What an import did. Right rows are stored although others are wrong.
 *
 * @param inserted rows new to the register
 * @param updated rows that changed an entry
 * @param unchanged rows that were there already, just so
 * @param errors rows that were refused
 */
public record ImportResult(int inserted, int updated, int unchanged, List<RowError> errors) {

    /**
     * @param row position in the list, from 1
     * @param field the row's field
     */
    public record RowError(int row, String field, FaultCode code, String message, String mend) {}
}
