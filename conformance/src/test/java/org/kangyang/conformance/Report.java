package org.kangyang.conformance;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Notes which promises were kept and which models were refused, and writes {@code docs/engine-conformance.md} once the
 * last class has passed on our own engine. Where a build machine says {@code CI=true}, a page that was not committed fails.
 */
final class Report implements InvocationInterceptor, AfterEachCallback, AfterAllCallback {

    private static final Path PAGE = Path.of("..", "docs", "engine-conformance.md");
    private static final Path ENGINE = Path.of("..", "engine", "README.md");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final String DOCS = "https://docs.camunda.io/docs/";

    private static final Map<String, String> RESULTS = new ConcurrentHashMap<>();
    private static final Set<Class<?>> DONE = ConcurrentHashMap.newKeySet();

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        keepOrRefuse(invocation, method.getExecutable());
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        keepOrRefuse(invocation, method.getExecutable());
    }

    private static void keepOrRefuse(Invocation<Void> invocation, Method test) throws Throwable {
        Promise promise = promise(test);
        try {
            invocation.proceed();
            if (Engines.own() && !promise.refusal().isEmpty()) {
                throw new AssertionError("kept, though the test says that it is refused: take the refusal out");
            }
            RESULTS.putIfAbsent(key(test), "kept");
        } catch (RefusedAtDeployment refused) {
            String detail = String.valueOf(refused.getMessage());
            if (!Engines.own() || promise.refusal().isEmpty() || !detail.contains(promise.refusal())) {
                throw new AssertionError("The model was refused: " + detail, refused);
            }
            RESULTS.put(key(test), "refused at deployment: “…" + promise.refusal() + "…”");
        }
    }

    private static Promise promise(Method test) {
        return AnnotationSupport.findAnnotation(test, Promise.class)
                .orElseThrow(() -> new AssertionError(test + " names no @Promise"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            RESULTS.put(key(context.getRequiredTestMethod()), "broken");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        DONE.add(context.getRequiredTestClass());
        synchronized (DONE) {
            Set<String> names = DONE.stream().map(Class::getSimpleName).collect(java.util.stream.Collectors.toSet());
            if (Engines.own() && names.containsAll(all()) && !RESULTS.containsValue("broken")) {
                write(page());
            }
        }
    }

    private static Set<String> all() throws IOException {
        Set<String> names = new TreeSet<>();
        Path folder = SOURCES.resolve(Path.of("org", "kangyang", "conformance"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*IT.java")) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
        }
        return names;
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What the engine keeps of Camunda 8's promises

                Written by the build from the tests of module `conformance`, which speak to a running `engine` through Camunda's
                Java client alone; do not edit. The same tests run unchanged on Camunda's image where a Docker engine has it.
                *Kept*: the test passed. *Refused at deployment*: a model that asks for it is not taken, and the answer says
                why; nothing is ignored silently. What is refused at all, what differs although it is taken, and what the engine
                serves of the client, stands at the end. A source is a page of Camunda's public documentation (version 8.9).
                """);
        Map<String, Class<?>> areas = new TreeMap<>();
        DONE.forEach(type -> areas.put(title(type), type));
        areas.forEach((title, type) -> page.append("\n## ")
                .append(title)
                .append("\n\n| promise | source | result |\n|---|---|---|\n")
                .append(rows(type)));
        return page.append('\n').append(limits()).toString();
    }

    /** What the engine's own page says of all that it does not do, or does otherwise. */
    private static String limits() throws IOException {
        return Files.readAllLines(ENGINE).stream()
                        .dropWhile(line -> !line.equals("### Not supported, refused at deployment"))
                        .takeWhile(line -> !line.equals("## On PostgreSQL"))
                        .map(line -> line.replaceFirst("^###", "##"))
                        .collect(joining("\n", "", "\n"))
                        .stripTrailing()
                + "\n";
    }

    private static String title(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .orElseThrow(() -> new AssertionError(type + " has no @DisplayName"));
    }

    private static String rows(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Promise.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .map(Report::row)
                .sorted()
                .collect(joining());
    }

    private static String row(Method test) {
        String source = promise(test).value();
        String says = Optional.ofNullable(test.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .orElseThrow(() -> new AssertionError(test + " has no @DisplayName"));
        return "| %s | [%s](%s%s) | %s |\n"
                .formatted(says.replace("|", "\\|"), source, DOCS, source, RESULTS.get(key(test)));
    }

    private static void write(String page) throws IOException {
        boolean stale = Files.notExists(PAGE) || !Files.readString(PAGE).equals(page);
        if (stale) {
            Files.writeString(PAGE, page);
        }
        if (stale && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("docs/engine-conformance.md was stale; the build wrote it anew: commit it");
        }
    }

    private static String key(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }
}
