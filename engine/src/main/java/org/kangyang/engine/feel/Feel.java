package org.kangyang.engine.feel;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import scala.Option;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/** Evaluates FEEL as Camunda 8 does, {@code now()} and {@code today()} by the engine's clock. */
public final class Feel {

    private static final int CACHED = 10_000;

    private static final Pattern NAMES_ONLY = Pattern.compile(
            "No (variable|function|property) found with name|No context entry found with key|Assertion failure");

    private static final Pattern EXPRESSION = Pattern.compile("(?is)failed to evaluate expression '.*?': ");

    private static final Pattern VALUE = Pattern.compile("(?s)['\":=].*");

    private final FeelEngineApi engine;
    private final ZoneId zone;
    private final Map<String, ParsedExpression> parsed = new ConcurrentHashMap<>();

    /** @param zone the zone of {@code now()} and {@code today()} */
    public Feel(ZoneId zone) {
        this.zone = zone;
        this.engine = FeelEngineBuilder.forJava()
                .withCustomValueMapper(new JsonValues())
                .withClock(clock())
                .build();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The engine's clock, for {@code now()} in FEEL and DMN. */
    public FeelEngineClock clock() {
        return () -> ZonedDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), zone);
    }

    /** @throws FeelFailure when the text is no FEEL expression */
    public void check(String feel) {
        parse(feel);
    }

    /**
     * The value of an attribute, JSON-like; a static attribute is its text.
     *
     * @throws FeelFailure when it cannot be evaluated
     */
    public @Nullable Object evaluate(Expr expression, Variables variables) {
        return expression.isFeel() ? evaluateFeel(expression.feel(), variables) : expression.text();
    }

    /** As {@link #evaluate(Expr, Variables)}, for FEEL without its {@code =}. */
    public @Nullable Object evaluateFeel(String feel, Variables variables) {
        EvaluationResult result = engine.evaluate(parse(feel), new Context(variables));
        if (result.isFailure()) {
            throw new FeelFailure("Failed to evaluate expression '" + feel + "'. Reason: "
                    + withoutValues(result.failure().message()));
        }
        return result.result();
    }

    /** Why an expression came to {@code null}, as far as FEEL tells; empty text when it does not. */
    public String explain(Expr expression, Variables variables) {
        if (!expression.isFeel()) {
            return "";
        }
        EvaluationResult result = engine.evaluate(parse(expression.feel()), new Context(variables));
        return result.getSuppressedFailures().stream()
                .map(f -> "[" + f.failureType() + "] " + withoutValues(f.failureMessage()))
                .collect(Collectors.joining("; "));
    }

    /**
     * FEEL's reason as far as it speaks of names. Others quote the values they met, which may be personal and would stay
     * in the incident; the expression, which goes before, says enough.
     */
    public static String withoutValues(String reason) {
        Matcher expression = EXPRESSION.matcher(reason);
        if (expression.lookingAt()) {
            return expression.group() + withoutValues(reason.substring(expression.end()));
        }
        return NAMES_ONLY.matcher(reason).lookingAt()
                ? reason
                : VALUE.matcher(reason).replaceFirst("…");
    }

    /** A FEEL value, as the DMN engine gives it, as JSON-like Java value. */
    public static @Nullable Object json(Val value) {
        return JsonValues.json(value);
    }

    private ParsedExpression parse(String feel) {
        ParsedExpression known = parsed.get(feel);
        if (known != null) {
            return known;
        }
        ParseResult result = engine.parseExpression(feel);
        if (result.isFailure()) {
            throw new FeelFailure("Failed to parse expression '" + feel + "'. Reason: "
                    + result.failure().message());
        }
        if (parsed.size() < CACHED) {
            parsed.put(feel, result.parsedExpression());
        }
        return result.parsedExpression();
    }

    private static final class Context extends CustomContext {

        private final VariableProvider provider;

        Context(Variables variables) {
            this.provider = new VariableProvider() {
                @Override
                public Option<Object> getVariable(String name) {
                    return variables.has(name) ? new Some<>(variables.get(name)) : Option.empty();
                }

                @Override
                public scala.collection.Iterable<String> keys() {
                    return CollectionConverters.asScala(variables.names());
                }
            };
        }

        @Override
        public VariableProvider variableProvider() {
            return provider;
        }
    }
}
