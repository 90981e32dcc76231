package org.kangyang.core.pathway;

/**
 * @param referralId the referral; the application, where one opened the case
 * @param created true where a case was opened, false where the open case of a patient in hospital goes on
 * @param revision the case's revision right after
 */
public record CaseOpened(
        String caseId, String caseNumber, CaseStatus status, String referralId, boolean created, long revision) {}
