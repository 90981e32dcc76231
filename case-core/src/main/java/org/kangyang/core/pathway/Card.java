package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows of a person, enough to tell three 王** apart (DESIGN §3.8), nothing that identifies.
 *
 * @param maskedName e.g. 王**
 * @param age full years today
 * @param sex 男 or 女
 * @param hospitalName of the stay in hospital under way; null with ward, bed and number where there is none
 * @param place where to find the elder, in one line: ward and bed, care home and room, or at home
 * @param caseSheetUrl the read-only page of the case
 */
public record Card(
        String caseNumber,
        String maskedName,
        int age,
        String sex,
        @Nullable String hospitalName,
        @Nullable String ward,
        @Nullable String bed,
        @Nullable String inpatientNumber,
        @Nullable LocalDate plannedDischargeDate,
        String place,
        String caseSheetUrl) {}
