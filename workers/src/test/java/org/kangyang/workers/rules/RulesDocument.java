package org.kangyang.workers.rules;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which policy rule lives where and which tests prove it: found by the rule's number in sources, models, tables, forms
 * and tests of the whole repository.
 */
final class RulesDocument {

    private static final Pattern RULE = Pattern.compile("\\bR(?:0[1-9]|[1-5]\\d|6[0-3])\\b");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "docs", "data");

    private final Path root;
    private final Map<String, Set<String>> lives = new TreeMap<>();
    private final Map<String, Set<String>> proven = new TreeMap<>();

    RulesDocument(Path root) throws IOException {
        this.root = root;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                read(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void read(Path file) throws IOException {
        String path = root.relativize(file).toString().replace('\\', '/');
        boolean model = path.matches("(bpmn|forms)/[^/]+\\.(bpmn|dmn|form)");
        boolean main = path.matches("[^/]+/src/main/java/.+\\.java");
        boolean test = path.matches("[^/]+/src/test/java/.+(Test|IT|Stories)\\.java");
        if (!(model || main || test) || path.contains("/rules/Rules")) {
            return;
        }
        String name = model ? path : path.substring(0, path.indexOf('/')) + "/" + simpleName(file);
        Matcher rule = RULE.matcher(Files.readString(file));
        while (rule.find()) {
            (test ? proven : lives)
                    .computeIfAbsent(rule.group(), number -> new TreeSet<>())
                    .add(name);
        }
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    Set<String> testsOf(String rule) {
        return proven.getOrDefault(rule, Set.of());
    }

    /** @param titles number to short title, in order */
    String text(Map<String, String> titles) {
        StringBuilder text = new StringBuilder("""
                # Policy rules: where each lives, which tests prove it

                Written from the rule numbers in sources, models and tests (`RulesDocumentTest` in `workers`, which fails
                where this page is stale and says how to write it); do not edit. "not yet": no test cites the rule.

                | rule | about | lives in | proven by |
                |---|---|---|---|
                """);
        titles.forEach((rule, title) -> text.append("| ")
                .append(rule)
                .append(" | ")
                .append(title)
                .append(" | ")
                .append(list(lives.getOrDefault(rule, Set.of()), "–"))
                .append(" | ")
                .append(list(testsOf(rule), "not yet"))
                .append(" |\n"));
        return text.toString();
    }

    private static String list(Set<String> names, String none) {
        return names.isEmpty()
                ? none
                : names.stream().map(name -> "`" + name + "`").collect(joining(", "));
    }
}
