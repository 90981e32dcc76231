package org.kangyang.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.SearchQueryPageResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs search requests. It reads committed rows directly, so a search sees at once what a command did (Camunda 8's
 * lags a second or two behind).
 */
@Component
public class Searches {

    /** Rows per page when the request names no limit, and at most. */
    static final int DEFAULT_LIMIT = 100;

    static final int MAX_LIMIT = 10_000;

    /** Counting stops here; the answer then says that there are more. */
    static final int MAX_COUNT = 10_000;

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    Searches(DataSource dataSource, Dialect dialect) {
        this.dialect = dialect;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Row<R>(Supplier<R> item, String cursor) {}

    private record Window(
            int limit,
            int from,
            @Nullable String after,
            @Nullable String before) {

        static Window of(@Nullable JsonNode page) {
            if (page == null || page.isNull()) {
                return new Window(DEFAULT_LIMIT, 0, null, null);
            }
            page.fieldNames().forEachRemaining(name -> {
                if (!List.of("limit", "from", "after", "before").contains(name)) {
                    throw Rejection.invalidArgument("page knows no [" + name + "]");
                }
            });
            int limit = number(page, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
            int from = number(page, "from", 0, 0, Integer.MAX_VALUE);
            String after = page.hasNonNull("after") ? page.get("after").asText() : null;
            String before = page.hasNonNull("before") ? page.get("before").asText() : null;
            if ((after != null ? 1 : 0) + (before != null ? 1 : 0) + (page.hasNonNull("from") ? 1 : 0) > 1) {
                throw Rejection.invalidArgument("page: give one of [from, after, before]");
            }
            return new Window(limit, from, after, before);
        }

        private static int number(JsonNode page, String name, int otherwise, int least, int most) {
            JsonNode value = page.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return otherwise;
            }
            if (!value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
                throw Rejection.invalidArgument("page: [" + name + "] must be " + least + " to " + most);
            }
            return value.asInt();
        }
    }

    /** One page of what the request asks for. */
    public <R> Page<R> search(Table<R> table, @Nullable JsonNode request) {
        JsonNode query = request == null ? com.fasterxml.jackson.databind.node.NullNode.getInstance() : request;
        query.fieldNames().forEachRemaining(name -> {
            if (!List.of("filter", "sort", "page").contains(name)) {
                throw Rejection.invalidArgument("A search knows filter, sort and page, not [" + name + "]");
            }
        });
        Window window = Window.of(query.get("page"));
        List<Order> orders = Order.of(table, query.get("sort"));
        Parameters parameters = new Parameters(dialect);
        String matching = table.from() + " and " + Conditions.where(table, query.get("filter"), parameters);
        List<Row<R>> rows = rows(table, matching, parameters.copy(), orders, window);
        long total = count(matching, parameters);
        SearchQueryPageResponse page = new SearchQueryPageResponse()
                .totalItems(Math.min(total, MAX_COUNT))
                .hasMoreTotalItems(total > MAX_COUNT);
        if (!rows.isEmpty()) {
            page.startCursor(rows.getFirst().cursor()).endCursor(rows.getLast().cursor());
        }
        return new Page<>(rows.stream().map(row -> row.item().get()).toList(), page);
    }

    private <R> List<Row<R>> rows(
            Table<R> table, String matching, Parameters parameters, List<Order> asked, Window window) {
        boolean backwards = window.before() != null;
        List<Order> orders = backwards ? asked.stream().map(Order::reversed).toList() : asked;
        String cursor = backwards ? window.before() : window.after();
        String edge = cursor == null ? "" : " and " + Order.after(orders, Cursor.read(cursor, orders), parameters);
        String sql = "select " + table.select() + Order.columns(orders) + " from " + matching + edge
                + Order.orderBy(orders) + " limit " + parameters.add(window.limit()) + " offset "
                + parameters.add(window.from());
        List<Row<R>> rows = new ArrayList<>(jdbc.query(
                sql,
                (row, number) -> new Row<>(table.reader().read(row), Cursor.of(row, orders)),
                parameters.toArray()));
        if (backwards) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private long count(String matching, Parameters parameters) {
        Long count = jdbc.queryForObject(
                "select count(*) from (select 1 as ONE from " + matching + " limit " + (MAX_COUNT + 1) + ") COUNTED",
                Long.class,
                parameters.toArray());
        return count == null ? 0 : count;
    }

    /** The only row with this key in {@code field}. */
    public <R> Optional<R> find(Table<R> table, String field, String key) {
        Column column = table.columns().get(field);
        if (column == null) {
            throw new IllegalArgumentException(field);
        }
        String stored = column.stored().apply(key);
        if (stored == null) {
            return Optional.empty();
        }
        String sql = "select " + table.select() + " from " + table.from() + " and " + column.sql() + " = ?";
        return jdbc.query(sql, (row, number) -> table.reader().read(row), stored).stream()
                .findFirst()
                .map(Supplier::get);
    }
}
