/** Jobs of {@code health-plan} (R27). */
@NullMarked
package org.kangyang.workers.plan;

import org.jspecify.annotations.NullMarked;
