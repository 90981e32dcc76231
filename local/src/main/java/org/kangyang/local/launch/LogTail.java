package org.kangyang.local.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the line of a log that most likely says why its process ended. */
final class LogTail {

    private static final int LINES = 400;
    private static final int LENGTH = 300;

    /** From most to least telling; within one, the last line counts. */
    private static final List<Pattern> TELLING = List.of(
            Pattern.compile("OutOfMemoryError|No space left on device|Address already in use|already in use"),
            Pattern.compile("^Caused by: "),
            Pattern.compile("^Exception in thread|^Error: "),
            Pattern.compile("\\bERROR\\b"));

    private LogTail() {}

    static @Nullable String reason(Path log) {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return null;
        }
        List<String> tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        for (Pattern telling : TELLING) {
            for (String line : tail.reversed()) {
                if (telling.matcher(line).find()) {
                    String text = line.strip();
                    return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
                }
            }
        }
        return null;
    }
}
