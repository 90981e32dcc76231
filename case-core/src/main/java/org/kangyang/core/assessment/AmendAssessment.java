package org.kangyang.core.assessment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A correction of items already graded.
 *
 * @param expectedRevision the case's or assessment's revision is compared by the API; here the assessment's
 * @param author who corrects
 * @param reason why; required
 * @param changes item paths of {@link FiveInOneForm} (e.g. {@code adl.feeding}) to new values
 */
public record AmendAssessment(
        String caseId,
        String assessmentId,
        @Nullable Long expectedRevision,
        @Nullable String author,
        @Nullable String reason,
        Map<String, ? extends @Nullable Object> changes) {}
