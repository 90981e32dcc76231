package org.kangyang.engine.search;

import java.util.ArrayList;
import java.util.List;

/** Collects the values of an SQL statement in the order of their question marks. */
public final class Parameters {

    private final List<Object> values = new ArrayList<>();

    /** Keeps the value and answers its place holder. */
    public String add(Object value) {
        values.add(value);
        return "?";
    }

    Object[] toArray() {
        return values.toArray();
    }

    Parameters copy() {
        Parameters copy = new Parameters();
        copy.values.addAll(values);
        return copy;
    }
}
