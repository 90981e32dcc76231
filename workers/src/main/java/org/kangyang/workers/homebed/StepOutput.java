package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;

/** What most steps give back: the word that a gateway routes on, what to show, and when the next task is due. */
record StepOutput(
        StepOutcome outcome,
        List<String> problems,
        @Nullable Due nextDue) {

    static StepOutput of(StepResult result) {
        return new StepOutput(result.outcome(), result.problems(), result.nextDue());
    }
}
