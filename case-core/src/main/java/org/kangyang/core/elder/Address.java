package org.kangyang.core.elder;

/**
 * Where the elder lives.
 *
 * @param divisionCode nine digits of the sub-district (街道)
 * @param detail street and door
 */
public record Address(String divisionCode, String detail) {}
