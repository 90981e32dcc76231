package org.kangyang.local.process;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.kangyang.conformance.target.CamundaImage;
import org.kangyang.conformance.target.EngineUnderTest;
import org.kangyang.conformance.target.OwnEngine;

/**
 * The consortium in which the stories of one class happen, from the first to the last. Once all classes have told theirs,
 * each element of each process was gone through.
 */
final class RunningConsortium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Callable<? extends EngineUnderTest> starting;
    private final Set<String> told = new HashSet<>();
    private @Nullable Consortium consortium;

    private RunningConsortium(Callable<? extends EngineUnderTest> starting) {
        this.starting = starting;
    }

    /** On the engine of this repository. */
    static RunningConsortium onOwnEngine() {
        return new RunningConsortium(OwnEngine::start);
    }

    /** On Camunda's official image; the class is skipped, with the reason, where it cannot be had. */
    static RunningConsortium onCamunda() {
        return new RunningConsortium(() -> {
            CamundaImage.missing().ifPresent(reason -> Assumptions.abort("Not run on Camunda 8: " + reason + "."));
            return CamundaImage.start();
        });
    }

    Consortium get() {
        return Objects.requireNonNull(consortium);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        consortium = new Consortium(starting.call());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            told.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (consortium == null) {
            return;
        }
        try (Consortium closing = consortium) {
            if (told.containsAll(stories(context.getRequiredTestClass()))) {
                WalkedPaths.keep(closing.client, context.getRequiredTestClass());
                WalkedPaths.assertComplete();
            }
        }
    }

    private static Set<String> stories(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
