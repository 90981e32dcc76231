/** Beds of care homes, the waiting list and offers of beds (R33). */
@NullMarked
package org.kangyang.api.intake;

import org.jspecify.annotations.NullMarked;
