package org.kangyang.core;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The shape of a query: which fields it compares with one value, which with a range, and what it sorts by. Every query
 * that the domain sends to the database in these tests is looked at.
 *
 * @param equal fields compared with one value (or one of several)
 * @param range fields compared with bounds
 * @param sort fields in order
 */
record QueryShapes(String collection, Set<String> equal, Set<String> range, List<String> sort)
        implements Comparable<QueryShapes> {

    static final Set<QueryShapes> SEEN = new ConcurrentSkipListSet<>();

    private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final Set<String> NOT_INDEXED = Set.of("$size", "$exists");

    static final CommandListener LISTENER = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonDocument command = event.getCommand();
            switch (event.getCommandName()) {
                case "find" -> seen(command, "find", command.getDocument("filter", new BsonDocument()));
                case "findAndModify" -> seen(command, "findAndModify", command.getDocument("query"));
                case "count" -> seen(command, "count", command.getDocument("query", new BsonDocument()));
                case "aggregate" ->
                    seen(
                            command,
                            "aggregate",
                            command.getArray("pipeline").get(0).asDocument().getDocument("$match", new BsonDocument()));
                case "update" ->
                    command.getArray("updates")
                            .forEach(update ->
                                    seen(command, "update", update.asDocument().getDocument("q")));
                default -> {
                    // no query
                }
            }
        }
    };

    private static void seen(BsonDocument command, String name, BsonDocument filter) {
        Set<String> equal = new TreeSet<>();
        Set<String> range = new TreeSet<>();
        read(filter, "", equal, range);
        SEEN.add(new QueryShapes(
                command.getString(name).getValue(),
                equal,
                range,
                new ArrayList<>(command.getDocument("sort", new BsonDocument()).keySet())));
    }

    private static void read(BsonDocument filter, String prefix, Set<String> equal, Set<String> range) {
        filter.forEach((field, condition) -> {
            if (field.equals("$and")) {
                condition.asArray().forEach(part -> read(part.asDocument(), prefix, equal, range));
            } else if (field.equals("$or")) {
                // Only the cursor's: it repeats a bound that stands beside it.
                return;
            } else {
                read(prefix + field, condition, equal, range);
            }
        });
    }

    private static void read(String field, BsonValue condition, Set<String> equal, Set<String> range) {
        if (!condition.isDocument() || !condition.asDocument().getFirstKey().startsWith("$")) {
            equal.add(field);
            return;
        }
        condition.asDocument().forEach((operator, operand) -> {
            if (RANGES.contains(operator)) {
                range.add(field);
            } else if (operator.equals("$elemMatch")) {
                read(operand.asDocument(), field + ".", equal, range);
            } else if (operator.equals("$in") || operator.equals("$eq")) {
                equal.add(field);
            } else if (!NOT_INDEXED.contains(operator)) {
                throw new IllegalStateException(
                        "Operator " + operator + " on " + field + ": teach QueryShapes about it");
            }
        });
    }

    /** Equality first, then the sort, then a range (DESIGN §6); what the index does not cover is filtered afterwards. */
    boolean servedBy(String of, List<String> keys) {
        if (!of.equals(collection)) {
            return false;
        }
        int next = 0;
        while (next < keys.size() && equal.contains(keys.get(next))) {
            next++;
        }
        List<String> rest = keys.subList(next, keys.size());
        if (!sort.isEmpty()) {
            boolean sorted =
                    rest.size() >= sort.size() && rest.subList(0, sort.size()).equals(sort);
            return sorted && (next > 0 || equal.isEmpty());
        }
        boolean ranged = !rest.isEmpty() && range.contains(rest.getFirst());
        return next > 0 || ranged;
    }

    @Override
    public int compareTo(QueryShapes other) {
        return toString().compareTo(other.toString());
    }
}
