package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the case knows of its health plans; the plans themselves are kept by feature {@code plan}.
 *
 * @param versions how many were begun
 * @param openPlanId the one being made; null where none is
 * @param openInstance which process instance makes it
 * @param openRevision how often a revision had been asked for when it was begun
 * @param planId the one in force; null before the first
 * @param version of the one in force; 0 before the first
 * @param revisions how often a revision was asked for
 * @param revisionDueAt R09: by when the rebuilt plan must be published in all; null where none is due
 * @param revisionReason why the last revision was asked for; null where none is due
 * @param revisionInstance which process instance took the last revision on; null until claimed
 */
public record CasePlan(
        int versions,
        @Nullable String openPlanId,
        @Nullable String openInstance,
        int openRevision,
        @Nullable String planId,
        int version,
        @Nullable Instant publishedAt,
        PlanFlag flag,
        int revisions,
        @Nullable Instant revisionDueAt,
        @Nullable PlanReason revisionReason,
        @Nullable String revisionInstance) {

    static final CasePlan NONE = new CasePlan(0, null, null, 0, null, 0, null, PlanFlag.NONE, 0, null, null, null);

    /** In hospital, and where the case has ended, nobody goes on making a plan. */
    private static final Set<CaseStatus> NO_PLANNING =
            EnumSet.of(CaseStatus.HOSPITALISED, CaseStatus.HOSPITAL_ASSESSMENT, CaseStatus.CLOSED);

    static String id(String caseId, int version) {
        return caseId + "-p" + version;
    }

    boolean openedBy(String instance) {
        return openPlanId != null && instance.equals(openInstance);
    }

    CasePlan opened(String caseId, String instance) {
        return new CasePlan(
                versions + 1,
                id(caseId, versions + 1),
                instance,
                revisions,
                planId,
                version,
                publishedAt,
                flag,
                revisions,
                revisionDueAt,
                revisionReason,
                revisionInstance);
    }

    /** Where a revision was asked for after it was begun, the next is due at once. */
    CasePlan published(String publishedPlanId, int publishedVersion, Instant now) {
        boolean fits = openRevision == revisions;
        return new CasePlan(
                versions,
                null,
                null,
                0,
                publishedPlanId,
                publishedVersion,
                now,
                fits ? PlanFlag.CURRENT : PlanFlag.REVISION_DUE,
                revisions,
                fits ? null : revisionDueAt,
                fits ? null : revisionReason,
                fits ? revisionInstance : null);
    }

    /**
     * A revision is asked for. Where one waits to be begun, one serves both: by the earlier time, and a changed assessment
     * outweighs a prescription.
     *
     * @param due null where no clock of R09 runs
     */
    CasePlan revisionDue(PlanReason reason, @Nullable Instant due) {
        boolean waits = flag == PlanFlag.REVISION_DUE && (openPlanId == null || openRevision < revisions);
        return new CasePlan(
                versions,
                openPlanId,
                openInstance,
                openRevision,
                planId,
                version,
                publishedAt,
                PlanFlag.REVISION_DUE,
                revisions + 1,
                waits ? earlier(revisionDueAt, due) : due,
                waits && revisionReason() == PlanReason.REVISION ? PlanReason.REVISION : reason,
                null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** In hospital nobody makes a plan: the hospital prescribes by itself. */
    static boolean mayBeMade(CaseStatus status) {
        return !NO_PLANNING.contains(status);
    }

    CasePlan revisionClaimedBy(String instance) {
        return new CasePlan(
                versions,
                openPlanId,
                openInstance,
                openRevision,
                planId,
                version,
                publishedAt,
                flag,
                revisions,
                revisionDueAt,
                revisionReason,
                instance);
    }

    /** What is left of it once the case has moved. */
    CasePlan after(CaseStatus status) {
        return openPlanId == null || !NO_PLANNING.contains(status)
                ? this
                : new CasePlan(
                        versions,
                        null,
                        null,
                        0,
                        planId,
                        version,
                        publishedAt,
                        flag,
                        revisions,
                        revisionDueAt,
                        revisionReason,
                        revisionInstance);
    }
}
