package org.kangyang.local.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The H2 backend made durable and atomic per command.
 *
 * <p>Commands that change something run one at a time, others share; a commit happens only between commands. No answer
 * leaves before everything it rests on is synced to disk, reads included: else a relay could publish what a kill then
 * takes back. Answers are copied under the lock, since the backend hands out its live documents.
 */
final class DurableBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final String DATA_PREFIX = "databases.";
    private static final String META_PREFIX = "meta.";
    private static final String SYSTEM_PREFIX = "system.";

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final GroupCommit commits;

    /** Number of changing commands so far; written under the write lock, read under either. */
    private long changes;

    private volatile boolean closing;

    DurableBackend(MVStore store, Consumer<Throwable> onFailure) {
        super(store);
        this.commits = new GroupCommit(this::commitBetweenCommands, store::sync, onFailure);
        requireAllDatabasesOpened(store);
    }

    /** The superclass only logs a database that it cannot open; it would look empty and be filled anew. */
    private void requireAllDatabasesOpened(MVStore store) {
        for (String map : store.getMapNames()) {
            if (map.startsWith(DATA_PREFIX)) {
                String rest = map.substring(DATA_PREFIX.length());
                String name = rest.substring(0, rest.indexOf('.'));
                if (!listDatabaseNames().contains(name)) {
                    store.closeImmediately();
                    throw new IllegalStateException("Database '" + name + "' in "
                            + store.getFileStore().getFileName() + " cannot be opened; restore the file from a backup");
                }
            }
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        // Called from the superclass's constructor as well: no field of this class may be used here.
        return new KeyedDatabase(databaseName);
    }

    /** An inner class, since the superclass's constructor opens collections: only the outer instance is there by then. */
    private final class KeyedDatabase extends H2Database {

        KeyedDatabase(String databaseName) {
            super(databaseName, getMvStore(), DurableBackend.this.getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String fullName = getFullCollectionNamespace(name);
            MVMap<Object, Document> data = getMvStore().openMap(DATA_PREFIX + fullName);
            MVMap<String, Object> meta = getMvStore().openMap(META_PREFIX + fullName);
            return new KeyedCollection(this, name, options, data, meta, cursorRegistry);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Commands.refuseUnsupported(command, query);
        if (command.equalsIgnoreCase("hello")) {
            return hello(channel, database);
        }
        return durably(
                Commands.changes(command, query),
                () -> super.handleCommand(channel, database, command, query).cloneDeeply());
    }

    /** Drivers and health checks ask this way; the library knows only the older name. */
    private Document hello(Channel channel, String database) {
        return handleCommand(channel, database, "isMaster", new Document("isMaster", 1))
                .append("isWritablePrimary", true);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return durably(false, () -> {
            QueryResult live = super.handleQuery(query);
            List<Document> copies =
                    live.collectDocuments().stream().map(Document::cloneDeeply).toList();
            return new QueryResult(copies, live.getCursorId());
        });
    }

    /** Answers, or refuses, only once all that this may rest on is on disk: a duplicate key is another client's write. */
    private <T> T durably(boolean changing, Supplier<T> command) {
        refuseIfUnable();
        Lock held = changing ? lock.writeLock() : lock.readLock();
        held.lock();
        long seen = 0;
        try {
            try {
                refuseIfUnable();
                return checked(changing, command);
            } finally {
                if (changing) {
                    changes++;
                }
                seen = changes;
                held.unlock();
            }
        } finally {
            commits.await(seen);
        }
    }

    private <T> T checked(boolean changing, Supplier<T> command) {
        try {
            return command.get();
        } catch (MongoServerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unexpected(e);
        } catch (Error e) {
            if (changing) {
                // Memory may hold half a command, which must never reach the file.
                commits.fail(e);
            }
            throw e;
        }
    }

    private void refuseIfUnable() {
        if (closing) {
            throw new MongoServerError(91, "ShutdownInProgress", "The embedded database is stopping");
        }
        commits.refuseIfFailed();
    }

    /** Logged here without its message: messages of the backend may quote documents, hence people. */
    private static RuntimeException unexpected(RuntimeException e) {
        StackTraceElement[] stack = e.getStackTrace();
        log.error(
                "Unexpected {} at {}",
                e.getClass().getName(),
                Arrays.asList(stack).subList(0, Math.min(8, stack.length)));
        return e;
    }

    private long commitBetweenCommands() {
        lock.writeLock().lock();
        try {
            getMvStore().commit();
            return changes;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Runs maintenance of the file while no command runs. */
    void betweenCommands(Consumer<MVStore> maintenance) {
        lock.writeLock().lock();
        try {
            if (!closing && !commits.failed()) {
                maintenance.accept(getMvStore());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Number of changing commands so far. */
    long changes() {
        lock.readLock().lock();
        try {
            return changes;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The superclass removes every map whose name begins with the database's name: of "care2" too when "care" goes. */
    @Override
    public void dropDatabase(String databaseName) {
        String prefix = DATA_PREFIX + databaseName + ".";
        MongoDatabase database = resolveDatabase(databaseName);
        for (String map : List.copyOf(getMvStore().getMapNames())) {
            if (map.startsWith(prefix) && !map.startsWith(prefix + SYSTEM_PREFIX)) {
                String collection = map.substring(prefix.length());
                if (database.resolveCollection(collection, false) != null) {
                    database.dropCollection(collection, oplog);
                }
            }
        }
    }

    void refuseFurtherCommands() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        lock.writeLock().lock();
        try {
            if (commits.failed()) {
                getMvStore().closeImmediately();
            }
            super.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
