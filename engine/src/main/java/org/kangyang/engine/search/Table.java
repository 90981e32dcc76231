package org.kangyang.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kangyang.engine.security.Caller;

/**
 * What can be searched: the rows, the fields that filter and sort them, and how a row becomes an answer.
 *
 * @param <R> the answer's class
 */
public final class Table<R> {

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** Reads one row and answers what completes it once the search has given its connection back. */
    @FunctionalInterface
    public interface Completed<R> {
        Supplier<R> read(ResultSet row) throws SQLException;
    }

    /** Turns a filter that is no comparison with one column into a condition. */
    @FunctionalInterface
    public interface Special {
        String condition(String field, JsonNode value, Parameters parameters);
    }

    /** Turns several filters that speak of one thing into one condition. */
    @FunctionalInterface
    public interface Together {
        /** @param asked those of them that the filter has, one at least */
        String condition(Map<String, JsonNode> asked, Parameters parameters);
    }

    private final String from;
    private final String id;
    private final String select;
    private final Completed<R> reader;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Special> specials = new LinkedHashMap<>();
    private final Map<String, Together> together = new LinkedHashMap<>();
    private final Set<String> sortable = new TreeSet<>();
    private boolean open;

    /**
     * @param select the columns the reader reads
     * @param from tables, joins and the condition every row meets, as {@code … where …}
     * @param id the unique expression that ends every order
     * @param reader it must not ask the store, whose connections may all be held by searches that want a second one
     */
    public Table(String select, String from, String id, Reader<R> reader) {
        this(
                row -> {
                    R result = reader.read(row);
                    return () -> result;
                },
                select,
                from,
                id);
    }

    private Table(Completed<R> reader, String select, String from, String id) {
        this.select = select;
        this.from = from;
        this.id = id;
        this.reader = reader;
    }

    /** Of rows that need more of the store than is in them. */
    public static <R> Table<R> completed(String select, String from, String id, Completed<R> reader) {
        return new Table<>(reader, select, from, id);
    }

    /** A field to filter and to sort by. */
    public Table<R> field(String name, Column column) {
        columns.put(name, column);
        sortable.add(name);
        return this;
    }

    /** A field to filter by only. */
    public Table<R> filter(String name, Column column) {
        columns.put(name, column);
        return this;
    }

    /** A filter of its own making. */
    public Table<R> filter(String name, Special special) {
        specials.put(name, special);
        return this;
    }

    /** Filters that speak of one thing, as all that is asked of an element of an instance does. */
    public Table<R> together(Set<String> names, Together filters) {
        names.forEach(name -> together.put(name, filters));
        return this;
    }

    /** Says that its rows are only those the caller may read; others are read by who reads everything. */
    public Table<R> open() {
        open = true;
        return this;
    }

    String from() {
        return open || Caller.current().readsAll() ? from : from + " and 1 = 0";
    }

    String select() {
        return select;
    }

    Column id() {
        return Column.text(id).notNull();
    }

    Completed<R> reader() {
        return reader;
    }

    Map<String, Column> columns() {
        return columns;
    }

    Map<String, Special> specials() {
        return specials;
    }

    Map<String, Together> together() {
        return together;
    }

    Set<String> sortable() {
        return sortable;
    }
}
