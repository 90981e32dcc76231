package org.kangyang.core.elder;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * One person across all their cases (R26, 一人一档).
 *
 * @param id see {@link RecordIds}
 * @param elder as last told
 * @param caseIds every case of this person, oldest first
 * @param openCaseId the one open case; reserved before that case is stored, so it may name one that does not exist yet
 * @param identifiedAs for a person who was unknown: the record they turned out to have
 */
public record HealthRecord(
        @Id String id,
        Elder elder,
        List<String> caseIds,
        @Nullable String openCaseId,
        @Nullable String identifiedAs,
        Instant createdAt,
        Instant updatedAt) {}
