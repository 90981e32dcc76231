/** Beds of care homes, the waiting list for them, and admission (R05, R11, R33, R34). */
@NullMarked
package org.kangyang.core.intake;

import org.jspecify.annotations.NullMarked;
