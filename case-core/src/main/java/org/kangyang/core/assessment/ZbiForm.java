package org.kangyang.core.assessment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caregiver's answers as their form sends them, by number: the wording is licensed (R02). Each 0–4.
 *
 * @param interviewedOn not in the future
 */
public record ZbiForm(
        @Nullable LocalDate interviewedOn,
        @Nullable Integer q1,
        @Nullable Integer q2,
        @Nullable Integer q3,
        @Nullable Integer q4,
        @Nullable Integer q5,
        @Nullable Integer q6,
        @Nullable Integer q7,
        @Nullable Integer q8,
        @Nullable Integer q9,
        @Nullable Integer q10,
        @Nullable Integer q11,
        @Nullable Integer q12,
        @Nullable Integer q13,
        @Nullable Integer q14,
        @Nullable Integer q15,
        @Nullable Integer q16,
        @Nullable Integer q17,
        @Nullable Integer q18,
        @Nullable Integer q19,
        @Nullable Integer q20,
        @Nullable Integer q21,
        @Nullable Integer q22) {

    List<@Nullable Integer> items() {
        return Arrays.asList(
                q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14, q15, q16, q17, q18, q19, q20, q21, q22);
    }
}
