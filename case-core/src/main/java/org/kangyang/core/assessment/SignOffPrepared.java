package org.kangyang.core.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Colour;

/** What the physician signs. */
public record SignOffPrepared(
        Due signOffDue, Colour colour, String composite, FitnessLevel fitnessLevel, Summary summary) {

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
