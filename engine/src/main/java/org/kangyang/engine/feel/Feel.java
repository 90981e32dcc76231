package org.kangyang.engine.feel;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import scala.Option;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/** Evaluates FEEL as Camunda 8 does, {@code now()} and {@code today()} by the engine's clock. */
public final class Feel {

    private static final int CACHED = 10_000;

    private static final int SHOWN = 2_000;

    private static final Duration READING = Duration.ofMinutes(1);

    private static final Pattern NAMES_ONLY = Pattern.compile(
            "No (variable|function|property) found with name|No context entry found with key|Assertion failure");

    private static final Pattern EXPRESSION = Pattern.compile("(?is)failed to evaluate expression '.*?': ");

    private static final Pattern VALUE = Pattern.compile("(?s)['\":=].*");

    private final FeelLimits limits;
    private final FeelEngineApi engine;
    private final ZoneId zone;
    private final Map<String, ParsedExpression> parsed = new ConcurrentHashMap<>();

    /** @param zone the zone of {@code now()} and {@code today()} */
    public Feel(ZoneId zone) {
        this(zone, FeelLimits.USUAL);
    }

    /** As above, with limits of its own. */
    public Feel(ZoneId zone, FeelLimits limits) {
        this.zone = zone;
        this.limits = limits;
        this.engine = engine(FeelEngineBuilder.forJava().withCustomValueMapper(new JsonValues()));
    }

    /** An engine with this one's limits and clock, and the value mappers of that builder. */
    private FeelEngineApi engine(FeelEngineBuilder mapping) {
        return new FeelEngineApi(new BoundedEngine(limits, mapping.valueMapper(), clock()));
    }

    /** The engine for DMN, which wants values that are not unpacked. */
    public FeelEngineApi unpacking(Function<ValueMapper, CustomValueMapper> mapper) {
        ValueMapper values = FeelEngineBuilder.create()
                .withCustomValueMapper(new JsonValues())
                .valueMapper();
        return engine(FeelEngineBuilder.create().withCustomValueMapper(mapper.apply(values)));
    }

    /** Evaluates what consists of many expressions, within the limits of one. */
    public <T> T within(Map<String, Object> variables, Supplier<T> evaluation) {
        return Allowance.within(limits, () -> {
            JsonValues.refuseAlike(variables.keySet());
            return evaluation.get();
        });
    }

    /** Reads a file of many expressions, all together within a minute. */
    public <T> T reading(Supplier<T> file) {
        return Allowance.within(new FeelLimits(limits.steps(), READING, limits.length()), file);
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
        EvaluationResult result = result(feel, variables);
        if (result.isFailure()) {
            throw new FeelFailure("Failed to evaluate expression '" + shown(feel) + "'. Reason: "
                    + withoutValues(result.failure().message()));
        }
        return result.result();
    }

    /** Why an expression came to {@code null}, as far as FEEL tells; empty text when it does not. */
    public String explain(Expr expression, Variables variables) {
        if (!expression.isFeel()) {
            return "";
        }
        EvaluationResult result = result(expression.feel(), variables);
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

    /** An expression as far as a message tells it. */
    static String shown(String feel) {
        return feel.length() > SHOWN ? feel.substring(0, SHOWN) + "…" : feel;
    }

    /** A variable that cannot be read is no fault of the expression, whatever FEEL makes of it. */
    private EvaluationResult result(String feel, Variables variables) {
        Context context = new Context(variables);
        EvaluationResult result = engine.evaluate(parse(feel), context);
        if (context.unread != null) {
            throw context.unread;
        }
        return result;
    }

    private ParsedExpression parse(String feel) {
        ParsedExpression known = parsed.get(feel);
        if (known != null) {
            return known;
        }
        ParseResult result = engine.parseExpression(feel);
        if (result.isFailure()) {
            throw new FeelFailure("Failed to parse expression '" + shown(feel) + "'. Reason: "
                    + result.failure().message());
        }
        if (parsed.size() < CACHED) {
            parsed.put(feel, result.parsedExpression());
        }
        return result.parsedExpression();
    }

    private static final class Context extends CustomContext {

        private final VariableProvider provider;
        private @Nullable RuntimeException unread;

        Context(Variables variables) {
            this.provider = new VariableProvider() {
                @Override
                public Option<Object> getVariable(String name) {
                    return read(() -> variables.has(name) ? new Some<>(variables.get(name)) : Option.empty());
                }

                @Override
                public scala.collection.Iterable<String> keys() {
                    return read(() -> CollectionConverters.asScala(variables.names()));
                }
            };
        }

        private <T> T read(Supplier<T> variable) {
            try {
                return variable.get();
            } catch (RuntimeException e) {
                unread = e;
                throw e;
            }
        }

        @Override
        public VariableProvider variableProvider() {
            return provider;
        }
    }
}
