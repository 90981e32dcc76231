package org.kangyang.engine.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.PostgresServer;

/** Where the engine under test keeps its data, and how that fails by itself. */
interface Store extends AutoCloseable {

    /** What the engine's command line begins with. */
    default List<String> command() {
        return List.of();
    }

    /** What it ends with. */
    List<String> settings();

    /** To look into what is there now, when the engine is down; user {@code sa}. */
    String audited() throws IOException;

    /** Whether the store fails before this kill of the engine. */
    default boolean failsIn(int kill) {
        return kill % 5 == 1 || kill % 5 == 2;
    }

    /** Whether nothing can be written while it fails: a full disk takes what has room within the file. */
    boolean takesNothing(int kill);

    void fail(int kill, long engine) throws Exception;

    void recover(int kill, long engine) throws Exception;

    @Override
    void close() throws IOException;

    /**
     * A file that cannot be written at times: its disk is full or, every other time, the kernel refuses whatever the engine
     * writes behind the head of the file. Only the latter where the machine lets no disk be made.
     *
     * @param folder where the engine sees it
     * @param url of the engine, whose {@code {folder}} is where the file is
     */
    record File(Path folder, String url, @Nullable SmallDisk disk) implements Store {

        private static final String NAME = "engine.mv.db";
        private static final int HEAD = 1 << 14;

        static File in(Path place, String url) throws IOException {
            Path folder = Files.createDirectory(place.resolve("disk"));
            return new File(folder, url, SmallDisk.orNone(folder));
        }

        private Path outside() {
            return disk == null ? folder : disk.outside();
        }

        @Override
        public List<String> command() {
            return disk == null ? List.of() : disk.inside();
        }

        @Override
        public List<String> settings() {
            // Hardly any room, so that the file is being rewritten whenever something happens.
            return List.of(
                    "--spring.datasource.url=" + url.replace("{folder}", folder.toString()), "--engine.store.room=1MB");
        }

        @Override
        public String audited() throws IOException {
            bringOut();
            return url.replace("{folder}", folder.toString());
        }

        private void bringOut() throws IOException {
            if (disk != null) {
                Files.copy(outside().resolve(NAME), folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        private boolean fills(int kill) {
            return disk != null && kill % 2 == 0;
        }

        @Override
        public boolean takesNothing(int kill) {
            return !fills(kill);
        }

        @Override
        public void fail(int kill, long engine) throws Exception {
            if (fills(kill)) {
                disk.fill();
            } else {
                limit(engine, String.valueOf(HEAD));
            }
        }

        @Override
        public void recover(int kill, long engine) throws Exception {
            if (fills(kill)) {
                disk.empty();
            } else {
                limit(engine, "unlimited");
            }
        }

        private static void limit(long engine, String size) throws IOException, InterruptedException {
            int end = new ProcessBuilder("prlimit", "--pid", String.valueOf(engine), "--fsize=" + size + ":unlimited")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (end != 0) {
                throw new IOException("prlimit ended with " + end);
            }
        }

        /** The file stays, to be looked into. */
        @Override
        public void close() throws IOException {
            if (disk != null) {
                try (disk) {
                    bringOut();
                }
            }
        }

        @Override
        public String toString() {
            return "H2";
        }
    }

    /** A server that breaks down, falls silent, and whose disk is full; not the last where the machine lets no disk be made. */
    record Server(PostgresServer server, @Nullable SmallDisk disk) implements Store {

        private enum Failure {
            BREAKS_DOWN,
            IS_SILENT,
            IS_FULL
        }

        static Server in(Path place) throws IOException, InterruptedException {
            Path folder = Files.createDirectory(place.resolve("disk"));
            SmallDisk disk = SmallDisk.orNone(folder);
            return new Server(PostgresServer.durable(disk == null ? null : disk.forServer()), disk);
        }

        @Override
        public List<String> settings() {
            return List.of(
                    "--spring.datasource.url=" + server.url(),
                    "--spring.datasource.username=sa",
                    "--engine.store.silence=2s");
        }

        @Override
        public String audited() {
            return server.url();
        }

        @Override
        public boolean failsIn(int kill) {
            return Store.super.failsIn(kill) || failure(kill) == Failure.IS_FULL && disk != null;
        }

        private static @Nullable Failure failure(int kill) {
            return switch (kill % 5) {
                case 1 -> Failure.BREAKS_DOWN;
                case 2 -> Failure.IS_SILENT;
                case 3 -> Failure.IS_FULL;
                default -> null;
            };
        }

        /** What has room in the pages and in the log of changes that are there already is taken for a while. */
        @Override
        public boolean takesNothing(int kill) {
            return failure(kill) != Failure.IS_FULL;
        }

        @Override
        public void fail(int kill, long engine) throws Exception {
            switch (Objects.requireNonNull(failure(kill))) {
                case BREAKS_DOWN -> server.crash();
                case IS_SILENT -> server.freeze();
                case IS_FULL -> fill(Objects.requireNonNull(disk));
            }
        }

        private void fill(SmallDisk disk) throws IOException {
            long before = server.foundNoRoom();
            disk.fill();
            Awaitility.await("the server has no room").until(() -> server.foundNoRoom() > before);
        }

        @Override
        public void recover(int kill, long engine) throws Exception {
            switch (Objects.requireNonNull(failure(kill))) {
                case BREAKS_DOWN -> server.start();
                case IS_SILENT -> server.thaw();
                case IS_FULL -> {
                    Objects.requireNonNull(disk).empty();
                    if (!server.isUp()) {
                        server.start();
                    }
                }
            }
        }

        @Override
        public void close() {
            server.close();
            if (disk != null) {
                disk.close();
            }
        }

        @Override
        public String toString() {
            return "PostgreSQL";
        }
    }
}
