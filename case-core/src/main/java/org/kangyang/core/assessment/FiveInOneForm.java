package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The five instruments item by item as their form sends them, unchecked (DOMAIN §4). Items only: every total is computed
 * by the server (DESIGN §3.6).
 *
 * @param note free text, stored only
 */
public record FiveInOneForm(
        @Nullable LocalDate testDate,
        @Nullable Barthel adl,
        @Nullable Mmse mmse,
        @Nullable Lawton iadl,
        @Nullable Frail frail,
        @Nullable Nrs nrs,
        @Nullable String note) {

    /** Points per item: bathing, grooming 0/5; transfer, mobility 0/5/10/15; the others 0/5/10. */
    public record Barthel(
            @Nullable Integer feeding,
            @Nullable Integer bathing,
            @Nullable Integer grooming,
            @Nullable Integer dressing,
            @Nullable Integer bowels,
            @Nullable Integer bladder,
            @Nullable Integer toilet,
            @Nullable Integer transfer,
            @Nullable Integer mobility,
            @Nullable Integer stairs) {}

    /**
     * @param status {@code TESTED}, {@code COMA} (counts as 0) or {@code UNTESTABLE} (the physician decides)
     * @param untestableReason required where UNTESTABLE
     * @param orientation 0–10
     * @param registration 0–3
     * @param attention 0–5
     * @param recall 0–3
     * @param language 0–8
     * @param drawing 0–1
     */
    public record Mmse(
            @Nullable String status,
            @Nullable String untestableReason,
            @Nullable Integer orientation,
            @Nullable Integer registration,
            @Nullable Integer attention,
            @Nullable Integer recall,
            @Nullable Integer language,
            @Nullable Integer drawing) {}

    /** Option codes from 1 (best) to n (worst); the server knows the points of each. */
    public record Lawton(
            @Nullable Integer phone,
            @Nullable Integer shopping,
            @Nullable Integer cooking,
            @Nullable Integer housekeeping,
            @Nullable Integer laundry,
            @Nullable Integer transport,
            @Nullable Integer medication,
            @Nullable Integer money) {}

    /**
     * {@code yes} or {@code no} each.
     *
     * @param illnesses how many of the eleven, 0–11
     */
    public record Frail(
            @Nullable String fatigue,
            @Nullable String resistance,
            @Nullable String ambulation,
            @Nullable Integer illnesses,
            @Nullable String weightLoss) {}

    /**
     * @param nutrition 0–3, only after a positive initial screening
     * @param disease 0–3, likewise
     * @param heightCm optional, 80–230
     * @param weightKg optional, 20–250
     */
    public record Nrs(
            @Nullable Initial initial,
            @Nullable Integer nutrition,
            @Nullable Integer disease,
            @Nullable BigDecimal heightCm,
            @Nullable BigDecimal weightKg) {

        /** {@code yes} or {@code no} each. */
        public record Initial(
                @Nullable String bmi,
                @Nullable String weightLoss,
                @Nullable String intake,
                @Nullable String severeIllness) {}
    }
}
