package org.kangyang.local.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The embedded database as a process of its own, so that nothing else's fault takes it down. */
public final class DatabaseProcess {

    /** First argument of the application that makes it be the database. */
    public static final String ARGUMENT = "database";

    /** Exit code after a commit failed: the launcher ends everything, and a restart reads the last good state. */
    private static final int DISK_FAILED = 3;

    private DatabaseProcess() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param args directory of the file, port
     */
    public static void main(String... args) throws InterruptedException {
        EmbeddedDatabase database = EmbeddedDatabase.start(
                Path.of(args[0]),
                Integer.parseInt(args[1]),
                cause -> Runtime.getRuntime().halt(DISK_FAILED));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            stopped.countDown();
        }));
        System.out.println("ready on port " + database.port());
        stopped.await();
    }
}
