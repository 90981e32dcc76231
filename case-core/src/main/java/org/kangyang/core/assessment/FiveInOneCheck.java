package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;

/**
 * @param scores null unless complete
 * @param problems one Chinese sentence each; empty where complete
 * @param draft what was recorded, to fill the form again
 * @param missingDue where INCOMPLETE
 * @param cognitionDue whenever the MMSE could not be done, since a contradictory grade also sends to the physician
 * @param fiveInOneDue where NOT_CERTIFIED: the new assessor's time
 */
public record FiveInOneCheck(
        FiveInOneOutcome outcome,
        @Nullable Scores scores,
        List<String> problems,
        FiveInOneForm draft,
        String recorder,
        @Nullable Due missingDue,
        @Nullable Due cognitionDue,
        @Nullable Due fiveInOneDue) {}
