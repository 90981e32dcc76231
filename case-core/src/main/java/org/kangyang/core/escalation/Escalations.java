package org.kangyang.core.escalation;

import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** Overdue tasks of a case and what was done about them. */
@Component
public class Escalations {

    public void recordOverdue(CommandKey key, RecordOverdue command) {
        throw new UnsupportedOperationException();
    }

    public void recordReminder(CommandKey key, RecordReminder command) {
        throw new UnsupportedOperationException();
    }
}
