package org.kangyang.engine.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file that takes no write after one has failed, until it is opened anew.
 *
 * <p>Where a write fails (the disk is full), H2 goes on writing what other connections commit before it closes the store:
 * into the space of what the lost write made superfluous. What is on the disk then refers to what never came there, and
 * the file cannot be opened any more. Stopped at the first failure, the file is what it is after a kill: the last commit
 * that was written, and perhaps a piece of the next.
 */
public final class FailStopFile extends FilePathWrapper {

    static final String SCHEME = "failstop";

    /** For H2, which makes one for every path. */
    public FailStopFile() {}

    /** The URL of an embedded store, with its file in one of these; any other URL as it is. */
    public static String protect(String jdbcUrl) {
        String prefix = "jdbc:h2:";
        String place = jdbcUrl.startsWith(prefix) ? jdbcUrl.substring(prefix.length()) : "mem:";
        if (place.matches("(mem|tcp|ssl|zip|" + SCHEME + "):.*")) {
            return jdbcUrl;
        }
        FilePath.register(new FailStopFile());
        return prefix + SCHEME + ":" + place.replaceFirst("^file:", "");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode), name);
    }

    private static final class Channel extends WatchedFile {

        private final String name;
        private volatile boolean failed;

        private Channel(FileChannel file, String name) {
            super(file);
            this.name = name;
        }

        @Override
        <T> T change(Change<T> change) throws IOException {
            if (failed) {
                throw new IOException("A write to " + name + " has failed before");
            }
            try {
                return change.make();
            } catch (IOException | RuntimeException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
