package org.kangyang.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.web.Rejection;

/** One step of an order. */
record Order(Column column, boolean ascending) {

    /** Fields that one search is sorted by. */
    static final int MAX_STEPS = 10;

    /** The asked order, ended by the unique id so that pages neither overlap nor leave gaps. */
    static List<Order> of(Table<?> table, @Nullable JsonNode sort) {
        List<Order> orders = new ArrayList<>();
        if (sort != null && !sort.isNull()) {
            if (sort.size() > MAX_STEPS) {
                throw Rejection.invalidArgument("sort: at most " + MAX_STEPS + " steps");
            }
            for (JsonNode step : sort) {
                String field = step.path("field").asText();
                if (!table.sortable().contains(field)) {
                    throw Rejection.invalidArgument(
                            "This server cannot sort by [" + field + "]; it can by " + table.sortable());
                }
                String direction = step.path("order").asText("ASC");
                if (!"ASC".equalsIgnoreCase(direction) && !"DESC".equalsIgnoreCase(direction)) {
                    throw Rejection.invalidArgument("sort: [" + direction + "] is neither ASC nor DESC");
                }
                Column column = table.columns().get(field);
                if (column != null) {
                    orders.add(new Order(column, "ASC".equalsIgnoreCase(direction)));
                }
            }
        }
        orders.add(new Order(table.id(), true));
        return orders;
    }

    Order reversed() {
        return new Order(column, !ascending);
    }

    static String orderBy(List<Order> orders) {
        return orders.stream()
                .map(order -> order.column().sortSql() + (order.ascending() ? " asc" : " desc"))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    static String columns(List<Order> orders) {
        return IntStream.range(0, orders.size())
                .mapToObj(i -> ", " + orders.get(i).column().sortSql() + " as SORT_" + i)
                .collect(Collectors.joining());
    }

    /** The condition that a row comes after the given values. */
    static String after(List<Order> orders, List<Object> values, Parameters parameters) {
        List<String> any = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            List<String> all = new ArrayList<>();
            for (int j = 0; j <= i; j++) {
                String sign = j < i ? " = " : orders.get(j).ascending() ? " > " : " < ";
                all.add(orders.get(j).column().sortSql() + sign + parameters.add(values.get(j)));
            }
            any.add("(" + String.join(" and ", all) + ")");
        }
        return "(" + String.join(" or ", any) + ")";
    }
}
