package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows of a person, enough to tell three 王** apart (DESIGN §3.8), nothing that identifies.
 *
 * @param maskedName e.g. 王**
 * @param age full years today
 * @param sex 男 or 女
 * @param caseSheetUrl the read-only page of the case
 */
public record Card(
        String caseNumber,
        String maskedName,
        int age,
        String sex,
        String hospitalName,
        @Nullable String ward,
        @Nullable String bed,
        @Nullable String inpatientNumber,
        @Nullable LocalDate plannedDischargeDate,
        String caseSheetUrl) {}
