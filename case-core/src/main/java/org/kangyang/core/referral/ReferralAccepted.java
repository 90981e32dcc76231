package org.kangyang.core.referral;

import org.kangyang.core.pathway.CaseStatus;

/**
 * @param created true where a case was opened, false where a patient in hospital goes on in the open case
 * @param revision the case's revision right after; a repetition answers the same
 */
public record ReferralAccepted(
        String caseId, String caseNumber, CaseStatus status, String referralId, boolean created, long revision) {}
