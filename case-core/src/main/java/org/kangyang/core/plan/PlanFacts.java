package org.kangyang.core.plan;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;

/**
 * Inputs of plan-risks.dmn and plan-interventions.dmn: the newest completed assessment in numbers.
 *
 * @param adl Barthel 0–100, higher is better
 * @param transfer Barthel's bed-to-chair transfer, 0–15
 * @param mobility Barthel's walk, 0–15
 * @param frail 0–5, higher is worse
 * @param nrs 0–7, higher is worse
 * @param cognition band C of G1, 0–3, higher is worse
 * @param fitness level of the senior fitness test, where one was done
 */
public record PlanFacts(
        Colour colour,
        int adl,
        int transfer,
        int mobility,
        int frail,
        int nrs,
        int cognition,
        @Nullable String fitness) {}
