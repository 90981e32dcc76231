package org.kangyang.engine.translation;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The bean {@code feel} of translated models: where Operaton wants an expression of its own. */
public final class FeelExpressions {

    private final Feel feel;
    private final Evaluation evaluation;

    public FeelExpressions(Feel feel) {
        this.feel = feel;
        this.evaluation = new Evaluation(feel);
    }

    /** A text attribute. */
    public @Nullable String text(DelegateExecution execution, String attribute) {
        return evaluation.text(new Expr(attribute), execution, "Element '" + execution.getCurrentActivityId() + "'");
    }

    /** When a timer is due: a date, or the text of a cycle. */
    public Object timer(DelegateExecution execution, String kind, String attribute) {
        return due(kind, attribute, Variables.of(execution));
    }

    /** As {@link #timer}, for the start event of a process. */
    public Object startTimer(String kind, String attribute) {
        return due(kind, attribute, Variables.none());
    }

    /** A repetition with the moment at which it fires first; cron as it is. */
    private String cycle(String text) {
        Cycle.check(text);
        if (!Cycle.isRepeat(text)) {
            return text;
        }
        return Cycle.parse(text, feel.zone()).beginning(now()).text();
    }

    private ZonedDateTime now() {
        return ZonedDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), feel.zone());
    }

    private Object due(String kind, String attribute, Variables variables) {
        Object value = evaluation.value(new Expr(attribute), variables, kind);
        if (!(value instanceof String text)) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "Expected result of the " + kind + " '" + attribute + "' to be a date, duration or cycle, but was "
                            + Values.describe(value) + ". " + feel.explain(new Expr(attribute), variables));
        }
        try {
            return switch (kind) {
                case "timeDate" ->
                    Date.from(Evaluation.instant(text, feel.zone()).toInstant());
                case "timeDuration" ->
                    Date.from(now().plus(Timers.duration(text)).toInstant());
                default -> cycle(text);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "The " + kind + " '" + attribute + "' came to a text that is no date, duration or cycle",
                    e);
        }
    }
}
