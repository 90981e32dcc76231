package org.kangyang.core.assessment;

import java.util.List;
import org.kangyang.core.escalation.Due;

/**
 * What was found in a physician's sign-off.
 *
 * @param problems what is missing, in sentences that name the field; empty where nothing is
 * @param due until when it is to be filled in again, if so
 */
public record SignOffCheck(List<String> problems, Due due) {}
