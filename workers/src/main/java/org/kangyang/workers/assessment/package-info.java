/** Jobs of {@code fitness-test}, {@code ability-assessment}, {@code discharge-assessment}, {@code assessment-amendment}. */
@NullMarked
package org.kangyang.workers.assessment;

import org.jspecify.annotations.NullMarked;
