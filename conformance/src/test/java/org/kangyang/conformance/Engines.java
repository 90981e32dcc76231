package org.kangyang.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kangyang.conformance.target.CamundaImage;
import org.kangyang.conformance.target.EngineUnderTest;
import org.kangyang.conformance.target.OwnEngine;

/**
 * The engines under test: one that all classes share, and one of which a class moves the clock or which it stops. Which
 * kind they are says the system property {@code conformance.engine}: {@code own} or {@code camunda}. Our own writes to a file
 * unless {@code conformance.store} gives the address of a server with empty databases {@code shared} and {@code movable}.
 */
final class Engines implements ExecutionCondition {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Engines.class);

    static boolean own() {
        return "own".equals(System.getProperty("conformance.engine", "own"));
    }

    static EngineUnderTest shared(ExtensionContext context) {
        return running(context, "shared").engine;
    }

    static EngineUnderTest movable(ExtensionContext context) {
        return running(context, "movable").engine;
    }

    private static Running running(ExtensionContext context, String name) {
        Function<String, Running> start = key -> new Running(name);
        return context.getRoot().getStore(HERE).computeIfAbsent(name, start, Running.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (own()) {
            return ConditionEvaluationResult.enabled("on the engine of this repository");
        }
        return CamundaImage.missing()
                .map(reason -> ConditionEvaluationResult.disabled("Not run on Camunda 8: " + reason + "."))
                .orElseGet(() -> ConditionEvaluationResult.enabled("on " + CamundaImage.IMAGE));
    }

    /** Closed by JUnit when the last class has ended. */
    private static final class Running implements AutoCloseable {

        private final EngineUnderTest engine;
        private final Path directory;

        Running(String name) {
            try {
                directory = Files.createTempDirectory("conformance");
                engine = own() ? ownEngine(name, directory) : CamundaImage.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static OwnEngine ownEngine(String name, Path directory) throws IOException {
            List<String> settings = new ArrayList<>(List.of("--engine.history.variables=*"));
            String store = System.getProperty("conformance.store", "");
            if (!store.isEmpty()) {
                settings.add("--spring.datasource.url=" + store + name);
                settings.add("--spring.datasource.username=sa");
            }
            return OwnEngine.startIn(directory, settings.toArray(String[]::new));
        }

        @Override
        public void close() throws IOException {
            engine.close();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }
}
