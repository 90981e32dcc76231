/** Jobs of {@code task-escalation}: what was overdue, and what was done about it. */
@NullMarked
package org.kangyang.workers.escalation;

import org.jspecify.annotations.NullMarked;
