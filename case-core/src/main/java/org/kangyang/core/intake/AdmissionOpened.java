package org.kangyang.core.intake;

import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;

/** The admission may begin. */
public record AdmissionOpened(Card card, Groups groups, String assessmentId, Due due, BedCard bed) {}
