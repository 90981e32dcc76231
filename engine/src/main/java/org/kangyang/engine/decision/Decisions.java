package org.kangyang.engine.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates deployed decisions, newest version. */
public interface Decisions {

    /**
     * @throws DecisionNotFound answered with 404; as an incident CALLED_DECISION_ERROR
     */
    Outcome evaluate(String decisionId, Map<String, Object> variables);

    /** As above, for the decision with this key. */
    Outcome evaluate(long decisionKey, Map<String, Object> variables);

    /**
     * What came out of one decision.
     *
     * @param output JSON-like value, {@code null} where no rule matched
     * @param failure why it could not be evaluated, or {@code null}
     * @param failedDecisionId which failed: the decision itself or one that it requires; {@code null} where none did
     * @param evaluated every decision evaluated on the way, required ones first
     */
    record Outcome(
            Decision decision,
            @Nullable Object output,
            @Nullable String failure,
            @Nullable String failedDecisionId,
            List<Evaluated> evaluated) {}

    /** A deployed decision. */
    record Decision(
            String decisionId, String name, int version, long key, String requirementsId, long requirementsKey) {}

    /** One decision on the way. */
    record Evaluated(
            Decision decision, String type, @Nullable Object output, List<Input> inputs, List<Rule> rules) {}

    /** An evaluated input column. */
    record Input(String id, String name, @Nullable Object value) {}

    /** A matched rule, its index from 1. */
    record Rule(String id, int index, List<Output> outputs) {}

    /** An output of a matched rule. */
    record Output(String id, String name, @Nullable Object value) {}

    /** No such decision is deployed. */
    class DecisionNotFound extends RuntimeException {
        public DecisionNotFound(String message) {
            super(message);
        }
    }
}
