package org.kangyang.core.integration;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as people write it (yuan, two decimals) and as it is kept (whole fen). */
public final class Fen {

    private Fen() {}

    /** @throws ArithmeticException where the amount has more than two decimals */
    public static long ofYuan(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    /** E.g. {@code 2999.99}. */
    public static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
