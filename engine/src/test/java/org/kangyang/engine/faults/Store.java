package org.kangyang.engine.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    boolean failsIn(int kill);

    void fail(int kill, long engine) throws Exception;

    void recover(int kill, long engine) throws Exception;

    @Override
    void close() throws IOException;

    /**
     * A file that cannot be written at times: its disk is full or, every other time, the kernel refuses what the engine
     * writes beyond two thirds of the file. Only the latter where the machine lets no disk be made.
     *
     * @param folder where the engine sees it
     * @param url of the engine, whose {@code {folder}} is where the file is
     */
    record File(Path folder, String url, @Nullable SmallDisk disk) implements Store {

        private static final String NAME = "engine.mv.db";

        static File in(Path place, String url) throws IOException {
            Path folder = Files.createDirectory(place.resolve("disk"));
            SmallDisk disk = null;
            try {
                disk = SmallDisk.at(folder);
            } catch (IOException none) {
                System.out.println("Without a disk that can be full: " + none.getMessage());
            }
            return new File(folder, url, disk);
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
            return List.of("--spring.datasource.url=" + url.replace("{folder}", folder.toString()));
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

        @Override
        public boolean failsIn(int kill) {
            return kill % 5 == 2;
        }

        private boolean fills(int kill) {
            return disk != null && kill % 2 == 0;
        }

        @Override
        public void fail(int kill, long engine) throws Exception {
            if (fills(kill)) {
                disk.fill();
            } else {
                limit(engine, String.valueOf(Files.size(outside().resolve(NAME)) * 2 / 3));
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

    /** A server, which is stopped or breaks down at times. */
    record Server(org.kangyang.engine.PostgresServer server) implements Store {

        @Override
        public List<String> settings() {
            return List.of("--spring.datasource.url=" + server.url(), "--spring.datasource.username=sa");
        }

        @Override
        public String audited() {
            return server.url();
        }

        @Override
        public boolean failsIn(int kill) {
            return kill % 5 == 2;
        }

        @Override
        public void fail(int kill, long engine) throws Exception {
            server.crash();
        }

        @Override
        public void recover(int kill, long engine) throws Exception {
            server.start();
        }

        @Override
        public void close() {
            server.close();
        }

        @Override
        public String toString() {
            return "PostgreSQL";
        }
    }
}
