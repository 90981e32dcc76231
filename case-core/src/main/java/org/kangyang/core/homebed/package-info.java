/** From the care home to a bed at home: re-check, survey, retrofit with its subsidy, staff, training, activation (R10, R12, R30–R32, R50, R51, T4). */
@NullMarked
package org.kangyang.core.homebed;

import org.jspecify.annotations.NullMarked;
