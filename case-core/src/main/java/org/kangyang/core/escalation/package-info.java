/** Due dates from the rows of deadlines.dmn, working days, and the record of what was overdue (DOMAIN §7). */
@NullMarked
package org.kangyang.core.escalation;

import org.jspecify.annotations.NullMarked;
