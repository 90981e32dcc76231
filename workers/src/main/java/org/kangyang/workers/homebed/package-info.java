/** Jobs of {@code home-bed-transfer} and of the processes that it calls: review, retrofit, activation. */
@NullMarked
package org.kangyang.workers.homebed;

import org.jspecify.annotations.NullMarked;
