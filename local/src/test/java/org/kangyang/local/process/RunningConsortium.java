package org.kangyang.local.process;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The consortium in which the stories of one class happen, from the first to the last. */
final class RunningConsortium implements BeforeAllCallback, AfterAllCallback {

    private final Callable<? extends EngineUnderTest> starting;
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
    public void afterAll(ExtensionContext context) throws Exception {
        if (consortium != null) {
            consortium.close();
        }
    }
}
