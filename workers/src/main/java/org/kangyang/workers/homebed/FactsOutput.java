package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.RetrofitFacts;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;

/** What a step gives back on which T4 is asked next. */
record FactsOutput(
        StepOutcome outcome,
        List<String> problems,
        @Nullable Due nextDue,
        RetrofitFacts retrofitFacts) {

    static FactsOutput of(StepResult result, RetrofitFacts facts) {
        return new FactsOutput(result.outcome(), result.problems(), result.nextDue(), facts);
    }
}
