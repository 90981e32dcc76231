package org.kangyang.core.intake;

import java.util.List;
import org.kangyang.core.escalation.Due;

/**
 * What was found in a form.
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
