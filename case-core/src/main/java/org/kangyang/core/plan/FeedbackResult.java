package org.kangyang.core.plan;

import java.util.List;
import org.kangyang.core.escalation.Due;

/**
 * What came of a step of {@code plan-feedback}.
 *
 * @param problems one Chinese sentence each, where the task is to be done again; empty otherwise
 * @param due of that task
 */
public record FeedbackResult(List<String> problems, Due due) {}
