package org.kangyang.core.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Colour;

/**
 * What the physician signs.
 *
 * @param homeBedInForce the physician re-checks whether the elder may go back to their home bed (T1 row 0)
 */
public record SignOffPrepared(
        Due signOffDue,
        Colour colour,
        String composite,
        FitnessLevel fitnessLevel,
        boolean homeBedInForce,
        Summary summary) {

    /**
     * The five totals for the form, and whose they are.
     *
     * @param assessor name of who recorded the items last, a correction included
     * @param assessedOn the date of the assessment
     */
    public record Summary(
            int adl,
            int mmse,
            int iadl,
            int frail,
            int nrs,
            String assessor,
            @Nullable LocalDate assessedOn) {}
}
