package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a care home: the bed that the elder has, and how far the admission came.
 *
 * @param processInstance which instance admits them; null until claimed
 * @param assessmentId of R05; null until prepared
 * @param admittedOn when the elder arrived; null until recorded
 * @param note what staff wrote about the arrival
 * @param reported what they filled in last; null once it was found right
 */
public record Admission(
        String admissionId,
        AllottedBed bed,
        Instant allottedAt,
        @Nullable String processInstance,
        @Nullable String assessmentId,
        @Nullable LocalDate admittedOn,
        @Nullable String note,
        @Nullable ReportedArrival reported) {

    static Admission of(String admissionId, AllottedBed bed, Instant now) {
        return new Admission(admissionId, bed, now, null, null, null, null, null);
    }

    Admission claimedBy(String instance) {
        return new Admission(admissionId, bed, allottedAt, instance, assessmentId, admittedOn, note, reported);
    }

    Admission assessedIn(String assessment) {
        return new Admission(admissionId, bed, allottedAt, processInstance, assessment, admittedOn, note, reported);
    }

    Admission on(LocalDate arrival, @Nullable String words) {
        return new Admission(admissionId, bed, allottedAt, processInstance, assessmentId, arrival, words, null);
    }

    Admission reported(ReportedArrival arrival) {
        return new Admission(admissionId, bed, allottedAt, processInstance, assessmentId, admittedOn, note, arrival);
    }
}
