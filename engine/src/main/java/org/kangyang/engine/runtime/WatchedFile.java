package org.kangyang.engine.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** A file of H2's, each change of which passes through {@link #change}. */
abstract class WatchedFile extends FileBase {

    private final FileChannel file;

    WatchedFile(FileChannel file) {
        this.file = file;
    }

    interface Change<T> {
        T make() throws IOException;
    }

    /** Makes the change, or does not. */
    abstract <T> T change(Change<T> change) throws IOException;

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
}
