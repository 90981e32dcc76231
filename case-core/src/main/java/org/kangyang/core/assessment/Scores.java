package org.kangyang.core.assessment;

import org.kangyang.core.elder.Education;

/**
 * The five totals, recomputed from the items; inputs of colour-grade.dmn.
 *
 * @param adl Barthel 0–100, higher is better
 * @param mmse 0–30, higher is better
 * @param iadl Lawton 0–8, higher is better
 * @param frail 0–5, higher is worse
 * @param nrs 0–7, higher is worse
 */
public record Scores(int adl, int mmse, int iadl, int frail, int nrs, Education education) {}
