/** Jobs of {@code bed-vacancy} and {@code care-home-intake}: offers of beds, admission (R05, R33, R34). */
@NullMarked
package org.kangyang.workers.intake;

import org.jspecify.annotations.NullMarked;
