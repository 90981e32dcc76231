package org.kangyang.local.database;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside a JVM, for one machine and moderate size; no MongoDB is needed to run the system.
 *
 * <p>What it promises: a write that was acknowledged is on disk, and so is everything that an answer let a client see;
 * a {@code kill -9} at any moment loses neither, and a command is either wholly in the file or not at all. After a
 * failure of the disk every command is refused until the next start. What it does not promise is listed in DESIGN §6
 * (no transactions, non-unique indexes are not used, power loss was not tried).
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** A write occupies its Netty worker until it is on disk: so many can share one group commit. */
    private static final int WORKERS = 16;

    private static final String FILE = "kangyang.mv.db";
    private static final Duration COMPACTION_INTERVAL = Duration.ofSeconds(1);

    private final MongoServer server;
    private final DurableBackend backend;
    private final Compaction compaction;
    private final int port;

    private EmbeddedDatabase(DurableBackend backend, MongoServer server, Compaction compaction, int port) {
        this.backend = backend;
        this.server = server;
        this.compaction = compaction;
        this.port = port;
    }

    /**
     * Opens (or creates) the database in a directory and listens on the loopback address.
     *
     * @param directory where the file lies; created if missing; one process at a time
     * @param port to listen on; 0 picks a free one, see {@link #port()}
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        return start(directory, port, cause -> {});
    }

    /**
     * As {@link #start(Path, int)}.
     *
     * @param onFailure told once if a commit failed; from then on every command is refused
     */
    public static EmbeddedDatabase start(Path directory, int port, Consumer<Throwable> onFailure) {
        DurableBackend backend = new DurableBackend(open(directory), onFailure);
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress("127.0.0.1", port), 1, WORKERS);
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
        int bound = server.getLocalAddress().getPort();
        log.info("Embedded database listens on 127.0.0.1:{}, file in {}", bound, directory);
        return new EmbeddedDatabase(backend, server, Compaction.every(COMPACTION_INTERVAL, backend), bound);
    }

    private static MVStore open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the database directory " + directory, e);
        }
        MVStore store = new MVStore.Builder()
                .fileName(directory.resolve(FILE).toAbsolutePath().toString())
                .autoCommitDisabled()
                // Without this H2 stores in the middle of a command as soon as enough has changed: half a command
                // (a document without its index entry) would be what a kill leaves behind.
                .autoCommitBufferSize(0)
                .cacheSize(24)
                .open();
        store.setRetentionTime(0);
        return store;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Connection string for one database of this server. */
    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database;
    }

    /** Refuses new connections, finishes what is under way, commits and closes the file. */
    @Override
    public void close() {
        compaction.close();
        backend.refuseFurtherCommands();
        server.shutdownNow();
        log.info("Embedded database closed");
    }
}
