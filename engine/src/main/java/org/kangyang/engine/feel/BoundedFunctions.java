package org.kangyang.engine.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Camunda's built-in functions, which are not looked after while they run: what they will do is taken from the allowance
 * before, and those with regular expressions are replaced by the same on texts that look at the time.
 */
final class BoundedFunctions extends BuiltinFunctions {

    /** Compare every item with every other where their hashes are alike. */
    private static final Set<String> SQUARE = Set.of("distinct values", "duplicate values", "union", "mode");

    private static final int COMPARISONS_PER_STEP = 64;

    /** Take a number of digits, of which Java writes as many as it is told to. */
    private static final Set<String> SCALED =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    private static final int SCALE = 6_176;

    private static final Map<String, Function<List<String>, Val>> PATTERNS = Map.of(
            "matches", BoundedFunctions::matches,
            "replace", BoundedFunctions::replace,
            "split", BoundedFunctions::split,
            "extract", BoundedFunctions::extract);

    private final CycleFunction cycle = new CycleFunction();

    BoundedFunctions(FeelEngineClock clock, ValueMapper values) {
        super(clock, values);
    }

    @Override
    public scala.collection.immutable.List<ValFunction> getFunctions(String name) {
        scala.collection.immutable.List<ValFunction> functions =
                CycleFunction.NAME.equals(name) ? cycle.getFunctions(name) : super.getFunctions(name);
        return functions.map(function ->
                new ValFunction(function.params(), given -> call(name, function, given), function.hasVarArgs()));
    }

    private static Object call(String name, ValFunction function, scala.collection.immutable.List<Val> given) {
        Allowance allowance = Allowance.current();
        List<Val> arguments = CollectionConverters.asJava(given);
        double weight = 0;
        for (Val argument : arguments) {
            weight += allowance.weight(argument);
        }
        allowance.take(SQUARE.contains(name) ? weight * weight / COMPARISONS_PER_STEP : weight / COMPARISONS_PER_STEP);
        if (SCALED.contains(name)
                && arguments.size() == 2
                && arguments.get(1) instanceof ValNumber scale
                && Math.abs(scale.value().doubleValue()) > SCALE) {
            return new ValError("the scale must be between -" + SCALE + " and " + SCALE);
        }
        if (!arguments.isEmpty() && arguments.getFirst() instanceof ValString text) {
            switch (name) {
                case "number" -> allowance.refuseLongNumber(text.value());
                case "from json" -> allowance.take(mostValues(text.value()));
                default -> {}
            }
        }
        Function<List<String>, Val> pattern = PATTERNS.get(name);
        if (pattern == null || !arguments.stream().allMatch(ValString.class::isInstance)) {
            return function.invoke().apply(given);
        }
        try {
            return pattern.apply(
                    arguments.stream().map(a -> ((ValString) a).value()).toList());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return new ValError("Invalid pattern '" + ((ValString) arguments.get(1)).value() + "'");
        } catch (StackOverflowError e) {
            return new ValError("the pattern tries too much on so long a text");
        }
    }

    private static Val matches(List<String> a) {
        return new ValBoolean(
                matcher(a.get(0), a.get(1), a.size() > 2 ? a.get(2) : "").find());
    }

    private static Val replace(List<String> a) {
        Allowance allowance = Allowance.current();
        Matcher matcher = matcher(a.get(0), a.get(1), a.size() > 3 ? a.get(3) : "");
        StringBuilder result = new StringBuilder();
        int before = 0;
        while (matcher.find()) {
            matcher.appendReplacement(result, a.get(2));
            allowance.take(1 + (result.length() - before) / 32.0);
            before = result.length();
        }
        return new ValString(matcher.appendTail(result).toString());
    }

    private static Val split(List<String> a) {
        String text = a.get(0);
        List<String> parts = new ArrayList<>();
        Matcher matcher = matcher(text, a.get(1), "");
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > 0) { // nothing at the beginning parts nothing
                Allowance.current().take(1);
                parts.add(text.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        parts.add(text.substring(from));
        return texts(parts);
    }

    private static Val extract(List<String> a) {
        List<String> found = new ArrayList<>();
        Matcher matcher = matcher(a.get(0), a.get(1), "");
        while (matcher.find()) {
            Allowance.current().take(1);
            found.add(matcher.group());
        }
        return texts(found);
    }

    /** In JSON a bracket opens or a comma parts what is more than one value. */
    private static long mostValues(String json) {
        return 1 + json.chars().filter(c -> c == ',' || c == '[' || c == '{').count();
    }

    private static Matcher matcher(String text, String pattern, String flags) {
        int set = (flags.contains("s") ? Pattern.DOTALL : 0)
                | (flags.contains("m") ? Pattern.MULTILINE : 0)
                | (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains("x") ? Pattern.COMMENTS : 0);
        return Pattern.compile(pattern, set).matcher(new WatchedText(text, Allowance.current()));
    }

    private static Val texts(List<String> texts) {
        List<Val> items = texts.stream().<Val>map(ValString::new).toList();
        return new ValList(CollectionConverters.asScala(items).toVector());
    }
}
