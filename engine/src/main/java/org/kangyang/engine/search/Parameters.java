package org.kangyang.engine.search;

import java.util.ArrayList;
import java.util.List;
import org.kangyang.engine.web.Rejection;

/**
 * Collects the values of an SQL statement in the order of their question marks, and refuses a request that asks for more
 * than a statement should hold.
 */
public final class Parameters {

    /** Values of one statement; PostgreSQL takes 65,535. */
    static final int MAX_VALUES = 1_000;

    /** Conditions on variables in one statement, each of which is a kilobyte of SQL. */
    static final int MAX_VARIABLES = 20;

    /** Values of a cursor, limit and offset. */
    private static final int PAGE = 100;

    private final Dialect dialect;
    private final List<Object> values = new ArrayList<>();
    private final int room;
    private int variables;

    Parameters(Dialect dialect) {
        this(dialect, MAX_VALUES);
    }

    private Parameters(Dialect dialect, int room) {
        this.dialect = dialect;
        this.room = room;
    }

    /** The condition that the expression matches the pattern. */
    String like(String expression, Wildcards pattern) {
        return dialect.like(expression, pattern, this);
    }

    /** Says that a condition on a variable follows. */
    public void addVariable(String field) {
        if (++variables > MAX_VARIABLES) {
            throw Rejection.invalidArgument("filter [" + field + "]: a search has at most " + MAX_VARIABLES
                    + " conditions on variables, those of all alternatives together");
        }
    }

    /** Keeps the value and answers its place holder. */
    public String add(Object value) {
        if (values.size() >= room) {
            throw Rejection.invalidArgument(
                    "filter: a search compares with at most " + MAX_VALUES + " values; ask in several searches");
        }
        values.add(value);
        return "?";
    }

    Object[] toArray() {
        return values.toArray();
    }

    /** A copy with room for what a page needs beside. */
    Parameters copy() {
        Parameters copy = new Parameters(dialect, room + PAGE);
        copy.values.addAll(values);
        return copy;
    }
}
