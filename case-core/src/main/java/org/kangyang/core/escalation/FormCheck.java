package org.kangyang.core.escalation;

import java.util.List;

/**
 * What was found in a form that staff filled in; where something is wrong, its task comes again.
 *
 * @param problems what is wrong, in sentences that name the field; empty where nothing is
 * @param due until when it is to be filled in again, if so
 */
public record FormCheck(List<String> problems, Due due) {

    /** Whether nothing is wrong. */
    public boolean complete() {
        return problems.isEmpty();
    }
}
