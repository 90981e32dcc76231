/** Commands that happen once, what the world must hear of, and refusals: what every aggregate shares (DESIGN §3.1–§3.3). */
@NullMarked
package org.kangyang.core.integration;

import org.jspecify.annotations.NullMarked;
