package org.kangyang.engine.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.PostgresServer;

/**
 * A disk in memory of 256 MB that can be full, in a namespace of its own: nothing is mounted on the machine, and nothing is
 * left when its holder ends. Needs Linux, util-linux and user namespaces.
 */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTES = 256;
    private static final int BLOCK = 1 << 16;

    private final Process holder;
    private final Path place;

    private SmallDisk(Process holder, Path place) {
        this.holder = holder;
        this.place = place;
    }

    /**
     * @param place where programs that are started {@link #inside} it see it; an empty folder
     * @throws IOException where the machine does not let one be made
     */
    private static SmallDisk at(Path place) throws IOException {
        Process holder = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + MEGABYTES
                                + "m kangyang \"$0\" && echo ready && exec sleep infinity",
                        place.toString())
                .redirectErrorStream(true)
                .start();
        String said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!"ready".equals(said)) {
            holder.destroyForcibly();
            throw new IOException("No disk of our own: " + said);
        }
        SmallDisk disk = new SmallDisk(holder, place);
        if (!disk.isReached()) {
            disk.close();
            throw new IOException("No way into a namespace of our own");
        }
        return disk;
    }

    /** Null where the machine does not let one be made, which a build server must. */
    static @Nullable SmallDisk orNone(Path place) throws IOException {
        try {
            return at(place);
        } catch (IOException none) {
            if ("true".equals(System.getenv("CI"))) {
                throw none;
            }
            System.out.println("Without a disk that can be full: " + none.getMessage());
            return null;
        }
    }

    private boolean isReached() throws IOException {
        List<String> look = new ArrayList<>(inside());
        look.addAll(List.of("test", "-w", place.toString()));
        try {
            return new ProcessBuilder(look).inheritIO().start().waitFor() == 0 && Files.isWritable(outside());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The start of a command line whose program is to see the disk. */
    List<String> inside() {
        return List.of(
                "nsenter", "--target", String.valueOf(holder.pid()), "--user", "--preserve-credentials", "--mount");
    }

    /** For a server that refuses to run as root, which whoever is inside seems to be. */
    PostgresServer.Place forServer() {
        List<String> asSomebody = new ArrayList<>(inside());
        asSomebody.addAll(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"));
        return new PostgresServer.Place(place, outside(), place.resolveSibling("postgres.log"), asSomebody);
    }

    /** The disk as programs outside see it. */
    Path outside() {
        return Path.of("/proc", String.valueOf(holder.pid()), "root")
                .resolve(place.toString().substring(1));
    }

    private Path filler() {
        return outside().resolve("filler");
    }

    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (RandomAccessFile file = new RandomAccessFile(filler().toFile(), "rw")) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(outside()).getUsableSpace() >= BLOCK) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
