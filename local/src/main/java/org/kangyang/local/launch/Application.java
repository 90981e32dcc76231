package org.kangyang.local.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A built application, unpacked beside its jar so that it starts in half the time: Spring Boot's own layout for that (no
 * jars within a jar), and an archive of its loaded classes that the JVM writes at its first proper end (JEP 350).
 *
 * @param classPath with every library named: the web pages of libraries are found on it, not through a jar's manifest
 * @param mainClass to run
 * @param jvmOptions that name the class archive, or make the best of an application that could not be unpacked
 */
record Application(String classPath, String mainClass, List<String> jvmOptions) {

    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    /**
     * Spring Boot's loader of jars within a jar can stop an application for good: two virtual threads that load classes
     * wait for its monitor, keep all carriers of a machine with two processors meanwhile, and the thread that was given
     * the monitor has none to run on (spring-boot issue 51463). More carriers make that unlikely.
     */
    private static final String MORE_CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=64";

    private static final String PREFIX = "run-";
    private static final String LOCK = "in-use";

    /** Held until this process ends: another launcher must not remove what this one runs from. */
    private static final List<FileLock> IN_USE = new ArrayList<>();

    /** Unpacks the jar if that was not done before; where it cannot be unpacked it is used as it is. */
    static Application of(Path jar) {
        try {
            Path unpacked = jar.resolveSibling(PREFIX + Long.toHexString(checksum(jar)));
            if (!Files.isDirectory(unpacked) && !unpack(jar, unpacked)) {
                return new Application(jar.toString(), BOOT_LAUNCHER, List.of(MORE_CARRIERS));
            }
            lock(unpacked, true);
            removeOthers(unpacked);
            Path thinJar = unpacked.resolve(jar.getFileName());
            return new Application(
                    thinJar + File.pathSeparator + unpacked.resolve("lib").resolve("*"),
                    mainClass(thinJar),
                    List.of(
                            "-XX:+AutoCreateSharedArchive",
                            "-XX:SharedArchiveFile=" + unpacked.resolve("classes.jsa")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean unpack(Path jar, Path unpacked) throws IOException {
        Path partly = Files.createTempDirectory(unpacked.getParent(), "unpacking-");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        partly.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean done = process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!done) {
                process.destroyForcibly();
                remove(partly);
                return false;
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
        if (Files.isDirectory(unpacked)) {
            remove(partly); // another launcher was faster
        } else {
            Files.move(partly, unpacked);
        }
        return true;
    }

    /** Of the content: a reproducible build gives every jar the same time. */
    private static long checksum(Path jar) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(jar), crc)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return crc.getValue();
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Main-Class");
        }
    }

    private static @Nullable FileLock lock(Path unpacked, boolean shared) throws IOException {
        FileChannel channel = FileChannel.open(
                unpacked.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock == null) {
                channel.close();
            } else if (shared) {
                IN_USE.add(lock);
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        }
    }

    private static void removeOthers(Path current) throws IOException {
        List<Path> others;
        try (Stream<Path> siblings = Files.list(current.getParent())) {
            others = siblings.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path -> Files.isDirectory(path) && !path.equals(current))
                    .toList();
        }
        for (Path other : others) {
            FileLock unused = lock(other, false);
            if (unused != null) {
                remove(other);
                unused.channel().close();
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
