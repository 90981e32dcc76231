package org.kangyang.core.homebed;

import java.time.Instant;

/** What somebody filled in, and when (R02). */
record Recorded<F>(F form, String by, Instant at) {}
