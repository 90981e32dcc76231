package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The case's last way home, and the home bed that came of it.
 *
 * @param number of the request, from 1
 * @param origin where the request came from, and where a refusal or withdrawal leads back to
 * @param requestedBy {@code FAMILY} or {@code CARE_HOME}
 * @param careHomeId who applies, retrofits and cares at home
 * @param processInstance which instance works on it; null until claimed
 * @param endedAt when it was granted, refused, withdrawn or overtaken by hospital or closure
 * @param homeBedSince since when a home bed is in force (T1 row 0); null where there is none
 */
public record HomeTransfer(
        String transferId,
        int number,
        CaseStatus origin,
        String requestedBy,
        String careHomeId,
        Instant requestedAt,
        @Nullable String processInstance,
        @Nullable Instant endedAt,
        @Nullable Instant homeBedSince) {

    private static final Set<CaseStatus> UNDER_WAY =
            EnumSet.of(CaseStatus.HOME_TRANSFER_REVIEW, CaseStatus.RETROFIT, CaseStatus.ESCALATED);

    /** Through these the home bed stays: the elder may come back to it. */
    private static final Set<CaseStatus> KEEPS_HOME_BED = EnumSet.of(
            CaseStatus.HOME_STABLE, CaseStatus.ESCALATED, CaseStatus.HOSPITALISED, CaseStatus.HOSPITAL_ASSESSMENT);

    static HomeTransfer requested(
            String caseId, int number, CaseStatus origin, String requestedBy, String careHomeId, Instant now) {
        return new HomeTransfer(caseId + "-h" + number, number, origin, requestedBy, careHomeId, now, null, null, null);
    }

    HomeTransfer claimedBy(String instance) {
        return new HomeTransfer(
                transferId, number, origin, requestedBy, careHomeId, requestedAt, instance, endedAt, homeBedSince);
    }

    /** What is left of it once the case has moved. */
    HomeTransfer after(CaseStatus status, Instant now) {
        if (endedAt == null) {
            return UNDER_WAY.contains(status) ? this : ended(now, status == CaseStatus.HOME_STABLE ? now : null);
        }
        return KEEPS_HOME_BED.contains(status) ? this : ended(endedAt, null);
    }

    private HomeTransfer ended(Instant when, @Nullable Instant bedSince) {
        return new HomeTransfer(
                transferId, number, origin, requestedBy, careHomeId, requestedAt, processInstance, when, bedSince);
    }

    /** A refusal or withdrawal leads back to where the request came from. */
    Trigger wayBack(CaseStatus from) {
        boolean fromHome = origin == CaseStatus.HOME_FOLLOW_UP;
        if (from == CaseStatus.RETROFIT) {
            return fromHome ? Trigger.RETROFIT_CONSENT_WITHDRAWN_AT_HOME : Trigger.RETROFIT_CONSENT_WITHDRAWN;
        }
        return fromHome ? Trigger.HOME_TRANSFER_REFUSED_AT_HOME : Trigger.HOME_TRANSFER_REFUSED;
    }
}
