package org.kangyang.engine.translation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kangyang.engine.runtime.ElementFailure;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

class CallDepthTest {

    /** The call activity of the last of so many processes that called each other. */
    private static ExecutionEntity calling(int instances) {
        ExecutionEntity caller = null;
        for (int i = 0; i < instances; i++) {
            ExecutionEntity instance = new ExecutionEntity();
            instance.setProcessInstance(instance);
            if (caller != null) {
                instance.setSuperExecution(caller);
            }
            caller = new ExecutionEntity();
            caller.setProcessInstance(instance);
        }
        return caller;
    }

    @Test
    void takesProcessesThatCallEachOther() {
        assertThatCode(() -> CallDepth.check("Call", calling(1))).doesNotThrowAnyException();
        assertThatCode(() -> CallDepth.check("Call", calling(999))).doesNotThrowAnyException();
    }

    @Test
    void refusesTheOneThatWouldGoOnForEver() {
        assertThatThrownBy(() -> CallDepth.check("Call", calling(1_000)))
                .isInstanceOf(ElementFailure.class)
                .hasMessageContaining("CALLED_ELEMENT_ERROR")
                .hasMessageContaining("'Call'")
                .hasMessageContaining("1000");
    }
}
