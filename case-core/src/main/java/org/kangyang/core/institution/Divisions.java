package org.kangyang.core.institution;

import java.util.List;
import org.springframework.stereotype.Component;

/** Sub-districts (街道) that the consortium serves. */
@Component
public class Divisions {

    /** Stores the rows by code; repeating an import changes nothing. */
    public ImportResult importRows(List<DivisionRow> rows) {
        throw new UnsupportedOperationException();
    }
}
