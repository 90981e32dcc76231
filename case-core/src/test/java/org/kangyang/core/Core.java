package org.kangyang.core;

import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import java.time.Clock;
import java.util.UUID;
import org.bson.Document;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The domain on a database of its own: at {@code MONGODB_URI} where that is set, else one in memory. Starting it takes
 * seconds, so tests use one, emptied for each.
 */
public final class Core {

    private static final String NOON = "2026-11-24T10:00:00";
    private static Core shared;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private MongoServer server;
    public final ManualClock clock = new ManualClock(NOON);

    private Core() {
        String uri = uri("core-it-" + UUID.randomUUID().toString().substring(0, 12));
        TestPropertyValues.of("kangyang.mongodb.uri=" + uri, "kangyang.identity-key=for-these-tests-only-0123456789")
                .applyTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean("shapes", CommandListener.class, () -> QueryShapes.LISTENER);
        context.registerBean("received", CommandListener.class, () -> Received.LISTENER);
        context.register(CoreConfiguration.class);
        context.refresh();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Empty, at ten in the morning of 24 November 2026 in Shanghai. */
    public static synchronized Core fresh() {
        if (shared == null) {
            shared = new Core();
        }
        shared.empty();
        return shared;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    private void empty() {
        clock.set(NOON);
        MongoTemplate mongo = get(MongoTemplate.class);
        mongo.getCollectionNames().forEach(name -> mongo.getCollection(name).deleteMany(new Document()));
    }

    private String uri(String database) {
        String external = System.getenv("MONGODB_URI");
        if (external == null || external.isBlank()) {
            server = new MongoServer(new MemoryDatabase());
            return "mongodb://127.0.0.1:" + server.bind().getPort() + "/" + database;
        }
        return external.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?", "$1/" + database);
    }

    private void close() {
        get(MongoTemplate.class).getDb().drop();
        context.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
