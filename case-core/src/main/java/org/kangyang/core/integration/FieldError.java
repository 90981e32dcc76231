package org.kangyang.core.integration;

/**
 * One wrong field.
 *
 * @param field path as the sender wrote it, e.g. {@code elder.documentNumber}
 * @param code the kind of fault, for programs
 * @param message what is wrong, in Chinese; never repeats a personal value
 * @param mend what to do about it, in Chinese
 */
public record FieldError(String field, FaultCode code, String message, String mend) {}
