package org.kangyang.local.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kangyang.local.guard.Guarded;

/** Puts the guard, which lies inside this application's own jar, where a child's class path can name it. */
final class GuardJar {

    private GuardJar() {}

    static Path in(Path directory) {
        Path jar = directory.resolve("guard.jar");
        try {
            byte[] content = content();
            if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), content)) {
                Files.write(jar, content);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content() throws IOException {
        String entry = Guarded.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream compiled =
                        Objects.requireNonNull(GuardJar.class.getResourceAsStream("/" + entry), "guard class");
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry zipEntry = new ZipEntry(entry);
            zipEntry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(zipEntry);
            compiled.transferTo(zip);
        }
        return bytes.toByteArray();
    }
}
