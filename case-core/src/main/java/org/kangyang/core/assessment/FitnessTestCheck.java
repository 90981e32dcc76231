package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;

/**
 * @param facts null where incomplete
 * @param problems one Chinese sentence each; empty where complete
 * @param draft what was recorded, to fill the form again
 * @param missingDue when the missing items are due; null where complete
 */
public record FitnessTestCheck(
        FitnessTestOutcome outcome,
        @Nullable FitnessFacts facts,
        List<String> problems,
        FitnessTestForm draft,
        String recorder,
        @Nullable Due missingDue) {}
