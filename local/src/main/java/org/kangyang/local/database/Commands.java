package org.kangyang.local.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is known of MongoDB's commands: which may run side by side, and which the backend would get wrong silently. */
final class Commands {

    private static final Set<String> READ_ONLY = Set.of(
            "find",
            "count",
            "distinct",
            "getmore",
            "killcursors",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "ping",
            "hello",
            "ismaster",
            "buildinfo",
            "whatsmyuri",
            "serverstatus",
            "hostinfo",
            "getlog",
            "getcmdlineopts",
            "connectionstatus",
            "endsessions");

    /** Fields that the backend accepts and ignores, so that the answer or the stored state would be wrong. */
    private static final Set<String> IGNORED_FIELDS =
            Set.of("collation", "validator", "viewOn", "timeseries", "startTransaction", "txnNumber");

    private static final Set<String> WRONG_COMMANDS = Set.of("renamecollection", "collmod");

    private Commands() {}

    /** Whether a command may change the file; unknown ones are taken to. */
    static boolean changes(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("aggregate")) {
            return query.get("pipeline") instanceof List<?> stages
                    && stages.stream().anyMatch(Commands::writes);
        }
        return !READ_ONLY.contains(name);
    }

    private static boolean writes(Object stage) {
        return stage instanceof Document document && (document.containsKey("$out") || document.containsKey("$merge"));
    }

    /** Refuses, naming it, what MongoDB does and the backend would silently not do (DESIGN §6). */
    static void refuseUnsupported(String command, Document query) {
        if (WRONG_COMMANDS.contains(command.toLowerCase(Locale.ROOT))) {
            throw unsupported("The command " + command);
        }
        for (String field : IGNORED_FIELDS) {
            if (query.containsKey(field)) {
                throw unsupported("'" + field + "' in " + command);
            }
        }
        if (query.get("writeConcern") instanceof Document concern
                && concern.get("w") instanceof Number w
                && w.intValue() == 0) {
            throw unsupported("Write concern w=0");
        }
        if (query.get("indexes") instanceof List<?> indexes) {
            indexes.forEach(Commands::refuseUnsupportedIndex);
        }
    }

    private static void refuseUnsupportedIndex(Object index) {
        if (index instanceof Document description) {
            for (String option : List.of("partialFilterExpression", "collation")) {
                if (description.containsKey(option)) {
                    throw unsupported("'" + option + "' of index " + description.get("name"));
                }
            }
        }
    }

    private static MongoServerError unsupported(String what) {
        return new MongoServerError(
                115, "CommandNotSupported", what + " is not supported by the embedded database; use MongoDB for it");
    }
}
