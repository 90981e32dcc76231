package org.kangyang.core.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the elder pays of a package's cost (T2, R16), in fen.
 *
 * @param costFen of a month, at least 0
 * @param insuredFen what insurance pays of it, at least 0
 * @param personalFen the elder's share, rounded half up to the fen
 * @param remainderFen what neither pays: it needs a named payer before anything is dispatched
 */
public record PersonalShare(long costFen, long insuredFen, long personalFen, long remainderFen) {

    /** @throws IllegalArgumentException where an amount is negative */
    static PersonalShare of(long costFen, long insuredFen, ServicePackage entitled) {
        if (costFen < 0 || insuredFen < 0) {
            throw new IllegalArgumentException(
                    "cost " + costFen + " and insured " + insuredFen + " are at least 0 fen");
        }
        long share = entitled.personalShare()
                .multiply(BigDecimal.valueOf(costFen))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (!entitled.afterInsurance()) {
            return new PersonalShare(costFen, insuredFen, share, 0);
        }
        long uninsured = Math.max(0, costFen - insuredFen);
        long personal = Math.min(uninsured, share);
        return new PersonalShare(costFen, insuredFen, personal, uninsured - personal);
    }
}
