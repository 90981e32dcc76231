package org.kangyang.engine.feel;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;

/** What an expression sees, read only when it is used: variables of a scope and its parents, some values laid over them. */
public interface Variables {

    boolean has(String name);

    @Nullable
    Object get(String name);

    Set<String> names();

    /** Nothing at all, for start timers and names that are known before there is an instance. */
    static Variables none() {
        return of(Map.of());
    }

    static Variables of(Map<String, ?> values) {
        return new Variables() {
            @Override
            public boolean has(String name) {
                return values.containsKey(name);
            }

            @Override
            public @Nullable Object get(String name) {
                return values.get(name);
            }

            @Override
            public Set<String> names() {
                return Set.copyOf(values.keySet());
            }
        };
    }

    static Variables of(VariableScope scope) {
        return new Variables() {
            @Override
            public boolean has(String name) {
                return scope.hasVariable(name);
            }

            @Override
            public @Nullable Object get(String name) {
                return scope.getVariable(name);
            }

            @Override
            public Set<String> names() {
                return scope.getVariableNames();
            }
        };
    }

    /** These values first, then the others. */
    default Variables under(Map<String, ?> over) {
        Variables base = this;
        return new Variables() {
            @Override
            public boolean has(String name) {
                return over.containsKey(name) || base.has(name);
            }

            @Override
            public @Nullable Object get(String name) {
                return over.containsKey(name) ? over.get(name) : base.get(name);
            }

            @Override
            public Set<String> names() {
                Set<String> names = new LinkedHashSet<>(base.names());
                names.addAll(over.keySet());
                return names;
            }
        };
    }
}
