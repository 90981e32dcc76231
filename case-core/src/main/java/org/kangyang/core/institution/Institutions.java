package org.kangyang.core.institution;

import java.util.List;
import org.springframework.stereotype.Component;

/** Hospitals and care homes. */
@Component
public class Institutions {

    /** Stores the rows by id; repeating an import changes nothing. */
    public ImportResult importRows(List<InstitutionRow> rows) {
        throw new UnsupportedOperationException();
    }
}
