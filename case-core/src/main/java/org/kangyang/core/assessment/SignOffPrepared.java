package org.kangyang.core.assessment;

import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Colour;

/** What the physician signs. */
public record SignOffPrepared(
        Due signOffDue, Colour colour, String composite, FitnessLevel fitnessLevel, Summary summary) {

    /** The five totals for the form. */
    public record Summary(int adl, int mmse, int iadl, int frail, int nrs) {}
}
