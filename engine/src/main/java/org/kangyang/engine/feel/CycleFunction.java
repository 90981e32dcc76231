package org.kangyang.engine.feel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;

/** {@code cycle(3, duration("PT1H"))}, which Camunda 8 adds to FEEL: the text of a repeating timer. */
final class CycleFunction extends JavaFunctionProvider {

    static final String NAME = "cycle";

    @Override
    public Optional<JavaFunction> resolveFunction(String name) {
        return resolveFunctions(name).stream().findFirst();
    }

    @Override
    public List<JavaFunction> resolveFunctions(String name) {
        return NAME.equals(name)
                ? List.of(
                        new JavaFunction(
                                List.of("repetitions", "interval"), values -> cycle(values.get(0), values.get(1))),
                        new JavaFunction(List.of("interval"), values -> cycle(ValNull$.MODULE$, values.get(0))))
                : List.of();
    }

    @Override
    public Collection<String> getFunctionNames() {
        return List.of(NAME);
    }

    private static Val cycle(Val repetitions, Val interval) {
        if (!(interval instanceof ValDayTimeDuration) && !(interval instanceof ValYearMonthDuration)) {
            return new ValError("cycle function expected an interval (duration)");
        }
        return switch (repetitions) {
            case ValNull$ ignored -> new ValString("R/" + interval);
            case ValNumber n -> new ValString("R" + n.value().intValue() + "/" + interval);
            default -> new ValError("cycle function expected a repetitions (number)");
        };
    }
}
