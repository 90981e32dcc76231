package org.kangyang.core;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The domain on a database of its own: the one at {@code MONGODB_URI} where it is set, else one in memory. Each instance
 * has a fresh database, so tests share nothing.
 */
public final class Core implements AutoCloseable {

    private final MongoServer server;
    private final AnnotationConfigApplicationContext context;
    public final ManualClock clock = new ManualClock("2026-11-24T10:00:00");

    public Core() {
        String external = System.getenv("MONGODB_URI");
        String database = "core-it-" + UUID.randomUUID().toString().substring(0, 12);
        String uri;
        if (external == null || external.isBlank()) {
            server = new MongoServer(new MemoryBackend());
            InetSocketAddress address = server.bind();
            uri = "mongodb://127.0.0.1:" + address.getPort() + "/" + database;
        } else {
            server = null;
            uri = external.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?", "$1/" + database);
        }
        context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("kangyang.mongodb.uri=" + uri, "kangyang.identity-key=for-these-tests-only-0123456789")
                .applyTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.register(CoreConfiguration.class);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        get(MongoTemplate.class).getDb().drop();
        context.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
