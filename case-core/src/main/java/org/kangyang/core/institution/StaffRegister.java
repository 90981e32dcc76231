package org.kangyang.core.institution;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who works where, with which certificates (R02). */
@Component
public class StaffRegister {

    /** Stores the rows by user id; repeating an import changes nothing. */
    public ImportResult importRows(List<StaffRow> rows) {
        throw new UnsupportedOperationException();
    }
}
