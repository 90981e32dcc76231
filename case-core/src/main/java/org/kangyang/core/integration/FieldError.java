package org.kangyang.core.integration;

/**
 * One wrong field.
 *
 * @param field path as the sender wrote it, e.g. {@code elder.documentNumber}
 * @param message what is wrong, in Chinese; never repeats a personal value
 * @param mend what to do about it, in Chinese
 */
public record FieldError(String field, String message, String mend) {}
