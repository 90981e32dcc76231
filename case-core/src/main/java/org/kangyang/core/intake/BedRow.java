package org.kangyang.core.intake;

import org.jspecify.annotations.Nullable;

/**
 * One bed of an import.
 *
 * @param bedId unique in the consortium: letters, digits, underscore, dot, hyphen
 * @param careHomeId of an imported care home
 * @param room as it is called there
 * @param type NURSING, REHAB or DEMENTIA
 * @param sexOnly MALE or FEMALE where the room is for one sex only; absent for either
 * @param monthlyPriceFen what a month costs, in fen
 */
public record BedRow(
        @Nullable String bedId,
        @Nullable String careHomeId,
        @Nullable String room,
        @Nullable String type,
        @Nullable String sexOnly,
        @Nullable Long monthlyPriceFen) {}
