package org.kangyang.core.assessment;

import org.kangyang.core.escalation.Due;

/** The fitness test may begin. */
public record FitnessTestOpened(Due due, FitnessStandards standards) {}
