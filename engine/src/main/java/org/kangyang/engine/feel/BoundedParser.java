package org.kangyang.engine.feel;

import fastparse.IndexedParserInput;
import fastparse.Parsed;
import fastparse.ParsingRun;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.impl.parser.ExpressionValidator;
import org.camunda.feel.impl.parser.FeelParser$;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Camunda's FEEL parser. It tries what cannot be read in every way there is, twice as many for each bracket, and calls
 * itself for all that nests: so it may read only so often, and does so on a stack of its own.
 */
final class BoundedParser {

    /** Looks at a character: many times what 65,000 characters of a readable expression take. */
    private static final int READS = 5_000_000;

    private static final long STACK = 64L << 20;

    /** The parser's entries for expressions and for cells of a table, which are private to it. */
    enum Grammar {
        EXPRESSION("fullExpression"),
        UNARY_TESTS("fullUnaryExpression");

        private final Method rule;

        Grammar(String name) {
            try {
                rule = FeelParser$.class.getDeclaredMethod(name, ParsingRun.class);
                rule.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Camunda's FEEL parser is not the version that this bounds", e);
            }
        }

        private ParsingRun<Exp> parse(ParsingRun<Object> run) {
            try {
                @SuppressWarnings("unchecked")
                ParsingRun<Exp> result = (ParsingRun<Exp>) rule.invoke(FeelParser$.MODULE$, run);
                return result;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private BoundedParser() {}

    /** @throws FeelFailure telling why it is no expression */
    static Exp parse(Grammar grammar, String text) {
        Allowance allowance = Allowance.currentOrNull();
        FutureTask<Exp> task = new FutureTask<>(() -> parseHere(grammar, text, allowance));
        new Thread(null, task, "feel-parser", STACK).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                throw new FeelFailure("it nests too deeply");
            }
            if (e.getCause() instanceof FeelFailure failure) {
                throw failure;
            }
            throw new FeelFailure(
                    e.getCause() instanceof Allowance.Exceeded late
                            ? String.valueOf(late.getMessage())
                            : String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeelFailure("the engine is being stopped");
        }
    }

    private static Exp parseHere(Grammar grammar, String text, @Nullable Allowance allowance) {
        Input input = new Input(text, allowance);
        Object parsed = fastparse.package$.MODULE$.parseInputRaw(input, grammar::parse, false, 0, -1, null, true);
        return switch (fastparse.Parsed$.MODULE$.fromParsingRun((ParsingRun<?>) parsed)) {
            case Parsed.Success<?> success -> validated((Exp) success.value());
            case Object failure -> throw new FeelFailure(explained((Parsed.Failure) failure));
        };
    }

    private static Exp validated(Exp expression) {
        Option<FeelEngine.Failure> failure = new ExpressionValidator(false).validateExpression(expression);
        if (failure.isDefined()) {
            throw new FeelFailure(failure.get().message());
        }
        return expression;
    }

    /** To say what it expected it reads everything once more. */
    private static String explained(Parsed.Failure failure) {
        try {
            return failure.extra().trace(false).aggregateMsg();
        } catch (FeelFailure | Allowance.Exceeded tooOften) {
            return "it is not understood at or after character " + (failure.index() + 1);
        }
    }

    private static final class Input extends IndexedParserInput {

        private static final int LOOKS = 1 << 16;

        private final @Nullable Allowance allowance;
        private int reads;

        Input(String text, @Nullable Allowance allowance) {
            super(text);
            this.allowance = allowance;
        }

        @Override
        public char apply(int index) {
            if (++reads > READS) {
                throw new FeelFailure("it cannot be read, nor said where it is wrong, in " + READS + " steps");
            }
            if (allowance != null && reads % LOOKS == 1) {
                allowance.watch();
            }
            return super.apply(index);
        }
    }
}
