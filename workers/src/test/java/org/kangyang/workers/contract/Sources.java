package org.kangyang.workers.contract;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kangyang.core.integration.MessageName;

/** Names that stand in source code as text only. */
final class Sources {

    private static final Pattern MESSAGE = Pattern.compile("\\bMessageName\\.([A-Z_]+)");
    private static final Pattern ERROR = Pattern.compile("new ModelledRefusal\\(\\s*\"([^\"]+)\"");
    private static final Pattern OVERTAKEN =
            Pattern.compile("extends Overtaken \\{.*?super\\(\\s*\"([^\"]+)\"", Pattern.DOTALL);

    private Sources() {}

    /** Those of the constants that code uses. */
    static Set<String> messageNames(Path folder) throws IOException {
        Set<String> used = all(folder, MESSAGE);
        return Stream.of(MessageName.values())
                .filter(message -> used.contains(message.name()))
                .map(MessageName::modelName)
                .collect(toCollection(TreeSet::new));
    }

    /** Of refusals that workers throw, and of what the domain finds overtaken. */
    static Set<String> errorCodes(Path workers, Path core) throws IOException {
        Set<String> codes = all(workers, ERROR);
        codes.addAll(all(core, OVERTAKEN));
        return codes;
    }

    private static Set<String> all(Path folder, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String source : texts(folder)) {
            Matcher matcher = pattern.matcher(source);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
