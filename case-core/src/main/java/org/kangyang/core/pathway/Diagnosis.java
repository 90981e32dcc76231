package org.kangyang.core.pathway;

/**
 * A diagnosis of the referral.
 *
 * @param code ICD-10, e.g. I63.9
 */
public record Diagnosis(String code, String text) {}
