package org.kangyang.core.assessment;

import org.kangyang.core.pathway.Colour;

/** What colour-grade.dmn answers: bands A and C, base, risk count r, and G1's colour (DOMAIN §5). */
public record Grade(int a, int c, int base, int r, Colour colour) {

    public Grade {
        if (a < 0 || a > 3 || c < 0 || c > 3 || r < 0 || r > 3 || base != Math.max(a, c)) {
            throw new IllegalArgumentException("colour-grade.dmn answered a=" + a + ", c=" + c + ", base=" + base
                    + ", r=" + r + "; each lies in 0..3 and base is the larger of a and c");
        }
    }
}
