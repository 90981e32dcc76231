package org.kangyang.engine.feel;

import java.util.regex.Pattern;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;

/** Camunda's FEEL engine with an end to everything: length, nesting, steps, values, time. */
final class BoundedEngine extends FeelEngine {

    /** Brackets within brackets. */
    private static final int NESTING = 40;

    private static final Pattern CLUSTER_VARIABLES = Pattern.compile("\\bcamunda\\s*\\.\\s*vars\\b");

    private final FeelLimits limits;
    private final BoundedInterpreter interpreter;
    private final BoundedFunctions functions;

    BoundedEngine(FeelLimits limits, ValueMapper values, FeelEngineClock clock) {
        super(FeelEngine.defaultFunctionProvider(), values, FeelEngine.defaultConfiguration(), clock);
        this.limits = limits;
        this.interpreter = new BoundedInterpreter(values);
        this.functions = new BoundedFunctions(clock, values);
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
        return parse(BoundedParser.Grammar.EXPRESSION, text);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
        return parse(BoundedParser.Grammar.UNARY_TESTS, text);
    }

    private Either<Failure, ParsedExpression> parse(BoundedParser.Grammar grammar, String text) {
        if (text.length() > limits.length()) {
            return failed("an expression may have " + limits.length() + " characters, this one has " + text.length());
        }
        if (CLUSTER_VARIABLES.matcher(text).find()) {
            return failed("there are no cluster variables here (camunda.vars): give instances what they need");
        }
        int nesting = nesting(text);
        if (nesting > NESTING) {
            return failed("an expression may nest brackets " + NESTING + " times, this one does " + nesting + " times");
        }
        try {
            return new Right<>(new ParsedExpression(BoundedParser.parse(grammar, text), text));
        } catch (FeelFailure e) {
            return failed("failed to parse expression '" + Feel.shown(text) + "': " + e.getMessage());
        }
    }

    private static <T> Either<Failure, T> failed(String reason) {
        return new Left<>(new Failure(reason));
    }

    /** How deep brackets and quantifiers nest, those within texts included: they are few. */
    private static int nesting(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression expression, Context context) {
        FewFailures failures = new FewFailures();
        String reason = "failed to evaluate expression '" + Feel.shown(expression.text()) + "': ";
        try {
            return Allowance.within(limits, () -> {
                Val value = interpreter.eval(expression.expression(), context(context, failures));
                if (failures.assertion != null) {
                    return failed(
                            "Assertion failure on evaluate the expression '" + Feel.shown(expression.text()) + "': "
                                    + failures.assertion,
                            failures);
                }
                String failure = failure(value);
                return failure == null
                        ? new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures.failures())
                        : failed(reason + failure, failures);
            });
        } catch (StackOverflowError e) {
            return failed(reason + "it nests too deeply", failures);
        } catch (RuntimeException e) {
            return failed(reason + (e instanceof Allowance.Exceeded ? e.getMessage() : e.toString()), failures);
        }
    }

    private EvalContext context(Context given, EvaluationFailureCollector failures) {
        return new EvalContext(valueMapper(), VariableProvider.EmptyVariableProvider$.MODULE$, functions, failures)
                .merge(given);
    }

    private static @Nullable String failure(Val value) {
        return switch (value) {
            case ValError error -> error.error();
            case ValFatalError error -> error.error();
            default -> null;
        };
    }

    private static FailedEvaluationResult failed(String reason, FewFailures failures) {
        return new FailedEvaluationResult(new Failure(reason), failures.failures());
    }

    /** A loop may fail in every round, and each failure quotes what it met. */
    private static final class FewFailures extends EvaluationFailureCollector {

        private static final int KEPT = 20;

        private @Nullable String assertion;
        private int count;

        @Override
        public void addFailure(EvaluationFailureType type, String message) {
            if (type == EvaluationFailureType.ASSERT_FAILURE$.MODULE$ && assertion == null) {
                assertion = message;
            }
            if (count++ < KEPT) {
                super.addFailure(type, message);
            }
        }
    }
}
