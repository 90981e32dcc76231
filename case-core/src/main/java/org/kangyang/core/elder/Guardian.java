package org.kangyang.core.elder;

/** Who decides with or for the elder. */
public record Guardian(String name, Relationship relationship, PhoneNumber phone) {}
