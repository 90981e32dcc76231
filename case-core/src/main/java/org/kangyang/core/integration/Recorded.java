package org.kangyang.core.integration;

import java.time.Instant;

/** What somebody filled in, and when (R02). */
public record Recorded<F>(F form, String by, Instant at) {}
