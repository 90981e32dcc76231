package org.kangyang.engine.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/**
 * FEEL results as JSON-like Java values, since a variable in Camunda 8 is JSON: whole numbers are {@code Long}, others
 * {@code Double}, dates, times and durations their FEEL text.
 */
final class JsonValues implements CustomValueMapper {

    /** More keys of one hash than chance brings; Scala's maps compare each with all others of them. */
    private static final int ALIKE = 64;

    /** Refuses an object whose keys were chosen to be slow. */
    @Override
    public Option<Val> toVal(@Nullable Object x, Function1<Object, Val> inner) {
        if (x instanceof Map<?, ?> map) {
            refuseAlike(map.keySet());
        }
        return Option.empty();
    }

    static void refuseAlike(Set<?> keys) {
        if (keys.size() > ALIKE) {
            Map<Integer, Integer> alike = new HashMap<>();
            for (Object key : keys) {
                if (alike.merge(key.hashCode(), 1, Integer::sum) > ALIKE) {
                    throw Allowance.current().refuse("reads an object with " + ALIKE + " keys of the same hash");
                }
            }
        }
    }

    @Override
    public Option<Object> unpackVal(Val value, Function1<Val, Object> inner) {
        return new Some<>(json(value));
    }

    /** A FEEL value as JSON-like Java value. */
    static @Nullable Object json(Val value) {
        return switch (value) {
            case ValNumber n -> number(n.value());
            case ValString s -> s.value();
            case ValBoolean b -> b.value();
            case ValList list -> {
                List<Object> result = new ArrayList<>();
                CollectionConverters.asJava(list.itemsAsSeq()).forEach(v -> result.add(json(v)));
                yield result;
            }
            case ValContext context -> {
                Map<String, Object> result = new LinkedHashMap<>();
                CollectionConverters.asJava(context.context().variableProvider().getVariables())
                        .forEach((k, v) -> result.put(k, v instanceof Val val ? json(val) : v));
                yield result;
            }
            case ValError ignored -> null;
            case ValFatalError ignored -> null;
            case ValNull$ ignored -> null;
            default -> value.toString();
        };
    }

    private static Object number(scala.math.BigDecimal n) {
        return n.isWhole() && n.isValidLong() ? (Object) n.longValue() : (Object) n.doubleValue();
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    @SuppressWarnings("checkstyle:MethodName")
    public void org$camunda$feel$valuemapper$CustomValueMapper$_setter_$priority_$eq(int priority) {
        // Scala initialises a trait's value through this; the priority here is fixed.
    }
}
