package org.kangyang.api.problem;

/**
 * What is wrong with one field, and how to mend it. Never holds the value that was sent: it may be an identity number.
 *
 * @param field dotted path in the JSON body ({@code elder.address.divisionCode}, {@code diagnoses[0].code}), or the name
 *     of a header or query parameter
 * @param code stable and in capitals, for programs
 * @param message what is wrong, in Chinese, one sentence
 * @param mend what the sender should do, in Chinese, one sentence
 */
public record FieldFault(String field, String code, String message, String mend) {}
