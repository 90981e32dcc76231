package org.kangyang.engine.translation;

import org.operaton.bpm.engine.ActivityTypes;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;

/** The start event that waits for nothing. */
public final class NoneStart {

    private NoneStart() {}

    /** Whether the process has one; Operaton takes a lone message or timer start event for one. */
    public static boolean isIn(ProcessDefinitionImpl process) {
        return process.getInitial() != null
                && ActivityTypes.START_EVENT.equals(
                        process.getInitial().getProperties().get(BpmnProperties.TYPE));
    }
}
