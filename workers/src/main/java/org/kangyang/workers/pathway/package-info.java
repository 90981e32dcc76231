/** Jobs of {@code care-pathway}: who works on the case, and where it goes. */
@NullMarked
package org.kangyang.workers.pathway;

import org.jspecify.annotations.NullMarked;
