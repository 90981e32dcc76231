package org.kangyang.core.elder;

/** A checked phone number, mobile or landline with area code, digits and at most hyphens. */
public record PhoneNumber(String value) {}
