package org.kangyang.api.reassessment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseStatus;

/** What came of an event. */
@Schema(name = "EventRecorded", description = "事件已登记 / the event was recorded")
record EventResponse(
        String caseId,
        String caseNumber,
        String eventId,
        CaseStatus status,

        @Schema(
                description = "由此启动或涵盖此事件的复评；住院期间由出院评估代替，为空 / the re-assessment; null in hospital, where the"
                        + " discharge assessment comes",
                nullable = true)
        @Nullable
        String reassessmentId) {}
