/** Jobs of {@code health-plan} (R27) and {@code plan-feedback} (R28). */
@NullMarked
package org.kangyang.workers.plan;

import org.jspecify.annotations.NullMarked;
