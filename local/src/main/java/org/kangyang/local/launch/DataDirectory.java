package org.kangyang.local.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of everything that is kept, held by one launcher at a time. */
final class DataDirectory implements AutoCloseable {

    /** Ending of the files that tell which processes run. */
    static final String RUNNING = ".running";

    private static final String LOCK = "lock";
    private static final String STAFF = "staff.yaml";

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** Creates and locks the directory; the operating system frees the lock however this process ends. */
    static DataDirectory open(Path directory) {
        FileChannel channel = null;
        try {
            Files.createDirectories(directory.resolve("logs"));
            Files.createDirectories(directory.resolve("run"));
            channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartFailure(
                        "数据目录 " + directory
                                + " 正被另一个 ./run 使用；请先停止它（在那个终端按 Ctrl-C，或 ./run --stop），或用 KANGYANG_DATA 另指目录。",
                        "Another ./run is using " + directory
                                + "; stop it first (Ctrl-C in its terminal, or ./run --stop), or name another directory by"
                                + " KANGYANG_DATA.");
            }
            return new DataDirectory(directory, channel, lock);
        } catch (IOException e) {
            throw new StartFailure(
                    "无法写入数据目录 " + directory + "（" + e + "）；请检查权限，或用 KANGYANG_DATA 另指目录。",
                    "The data directory " + directory + " cannot be written (" + e
                            + "); check its permissions or name another by KANGYANG_DATA.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Files of processes that an earlier start wrote down, children first. */
    List<String> running() {
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RUNNING) && !name.startsWith("launcher"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes everything but the lock. */
    void reset() {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(directory) && !path.equals(directory.resolve(LOCK)))
                    .toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
            Files.createDirectories(directory.resolve("logs"));
            Files.createDirectories(directory.resolve("run"));
        } catch (IOException e) {
            throw new StartFailure(
                    "无法清除数据（" + e + "）；请检查 " + directory + " 的权限后重试。",
                    "The data cannot be removed (" + e + "); check the permissions of " + directory
                            + " and try again.");
        }
    }

    /** The staff file that the engine reads; a copy of ours on the first start, then the operator's to change. */
    Path staffFile() {
        Path file = directory.resolve(STAFF);
        if (!Files.exists(file)) {
            try (InputStream ours = Objects.requireNonNull(DataDirectory.class.getResourceAsStream("/" + STAFF))) {
                Files.copy(ours, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    /** The secret from which health record ids are derived: made at the first start, needed as long as the data. */
    String identityKey() {
        Path file = directory.resolve("identity-key");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Path written = Files.writeString(
                        directory.resolve("identity-key.new"), HexFormat.of().formatHex(random));
                if (!written.toFile().setReadable(false, false)
                        || !written.toFile().setReadable(true, true)) {
                    throw new IOException("cannot make " + written + " readable for its owner only");
                }
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMarked(String mark) {
        return Files.exists(directory.resolve(mark + ".done"));
    }

    /** Remembers that something was done once and for all. */
    void mark(String mark) {
        try {
            Files.writeString(directory.resolve(mark + ".done"), Instant.now() + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
