package org.kangyang.core.intake;

import java.math.BigDecimal;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.BedType;

/**
 * What a form shows of a bed.
 *
 * @param monthlyPrice in yuan, e.g. {@code 4200.00}
 */
public record BedCard(String bedId, String careHomeName, String room, BedType type, String monthlyPrice) {

    static BedCard of(AllottedBed bed) {
        return new BedCard(
                bed.bedId(),
                bed.careHomeName(),
                bed.room(),
                bed.type(),
                BigDecimal.valueOf(bed.monthlyPriceFen(), 2).toPlainString());
    }
}
