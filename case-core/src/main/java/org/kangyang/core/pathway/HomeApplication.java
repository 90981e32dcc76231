package org.kangyang.core.pathway;

import org.kangyang.core.elder.Elder;

/**
 * A checked application for a care home: nobody was in hospital (R11).
 *
 * @param wish the first care home assesses
 */
public record HomeApplication(Elder elder, BedWish wish, String appliedBy) {}
