package org.kangyang.engine.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
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

    private static final class Channel extends FileBase {

        private final FileChannel file;
        private final String name;
        private volatile boolean failed;

        private Channel(FileChannel file, String name) {
            this.file = file;
            this.name = name;
        }

        private interface Change<T> {
            T make() throws IOException;
        }

        private <T> T change(Change<T> change) throws IOException {
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
        public int write(ByteBuffer source) throws IOException {
            return change(() -> file.write(source));
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            return change(() -> file.write(source, position));
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            return change(() -> {
                file.truncate(size);
                return this;
            });
        }

        @Override
        public void force(boolean metaData) throws IOException {
            change(() -> {
                file.force(metaData);
                return this;
            });
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
