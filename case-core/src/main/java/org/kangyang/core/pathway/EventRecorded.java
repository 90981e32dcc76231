package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param status of the case now
 * @param reassessmentId the re-assessment that it led to or that covers it; null where none is needed: in hospital, where
 *     the discharge assessment comes, before the first assessment, and where a later assessment has been made already
 * @param revision of the case
 */
public record EventRecorded(
        String caseId,
        String caseNumber,
        String eventId,
        CaseStatus status,
        @Nullable String reassessmentId,
        long revision) {}
