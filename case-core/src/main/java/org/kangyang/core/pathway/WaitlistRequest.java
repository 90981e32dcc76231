package org.kangyang.core.pathway;

import java.time.Instant;

/** A place on the waiting list; order by colour, then this time (R33). */
public record WaitlistRequest(BedType bedType, Instant requestedAt) {}
