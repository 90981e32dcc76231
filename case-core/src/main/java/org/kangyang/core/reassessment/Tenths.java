package org.kangyang.core.reassessment;

import java.math.BigDecimal;

/** S as people and tables read it. */
final class Tenths {

    private Tenths() {}

    static BigDecimal decimal(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** E.g. {@code 85.2}. */
    static String text(int tenths) {
        return decimal(tenths).toPlainString();
    }
}
