package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An element that may be left later than it was completed, by {@link LeaveJobHandler}. */
interface Postponable {

    /** Evaluates what is due on leaving, then leaves. */
    void leaveNow(ActivityExecution execution);
}
