package org.kangyang.engine.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the engine under test keeps its data, and how that fails by itself. */
interface Store extends AutoCloseable {

    /** For the engine's command line. */
    List<String> settings();

    /** To look into it when the engine is down; user {@code sa}. */
    String url();

    /** Whether the store fails before this kill of the engine. */
    boolean failsIn(int kill);

    void fail(long engine) throws Exception;

    void recover(long engine) throws Exception;

    @Override
    void close();

    /** A file; the disk is full at times. */
    record File(Path file, String url) implements Store {

        private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

        @Override
        public List<String> settings() {
            return List.of("--spring.datasource.url=" + url);
        }

        @Override
        public boolean failsIn(int kill) {
            return Files.isExecutable(PRLIMIT) && kill % 5 == 2;
        }

        /** The kernel refuses what the engine writes beyond two thirds of its file; what is before that, it takes. */
        @Override
        public void fail(long engine) throws Exception {
            limit(engine, String.valueOf(Files.size(file) * 2 / 3));
        }

        @Override
        public void recover(long engine) throws Exception {
            limit(engine, "unlimited");
        }

        private static void limit(long engine, String size) throws IOException, InterruptedException {
            int end = new ProcessBuilder(
                            PRLIMIT.toString(), "--pid", String.valueOf(engine), "--fsize=" + size + ":unlimited")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (end != 0) {
                throw new IOException("prlimit ended with " + end);
            }
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "H2";
        }
    }

    /** A server, which is stopped or breaks down at times. */
    record Server(org.kangyang.engine.PostgresServer server) implements Store {

        @Override
        public List<String> settings() {
            return List.of("--spring.datasource.url=" + url(), "--spring.datasource.username=sa");
        }

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public boolean failsIn(int kill) {
            return kill % 5 == 2;
        }

        @Override
        public void fail(long engine) throws Exception {
            server.crash();
        }

        @Override
        public void recover(long engine) throws Exception {
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
