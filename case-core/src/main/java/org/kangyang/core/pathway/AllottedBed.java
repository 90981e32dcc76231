package org.kangyang.core.pathway;

/**
 * A care-home bed as a case knows it.
 *
 * @param holdNo which hold of the bed this is; a later hold voids what is said about an earlier one
 * @param vacancy how often the bed fell vacant; a bed declined is offered again only at its next vacancy
 * @param monthlyPriceFen in fen
 */
public record AllottedBed(
        String bedId,
        int holdNo,
        int vacancy,
        String careHomeId,
        String careHomeName,
        String room,
        BedType type,
        long monthlyPriceFen) {

    String vacancyId() {
        return bedId + "#" + vacancy;
    }

    String place() {
        return careHomeName + " " + room + " " + bedId;
    }
}
