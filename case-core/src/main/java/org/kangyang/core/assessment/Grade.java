package org.kangyang.core.assessment;

import org.kangyang.core.pathway.Colour;

/** What colour-grade.dmn answers: bands A and C, base, risk count r, and G1's colour (DOMAIN §5). */
public record Grade(int a, int c, int base, int r, Colour colour) {}
