/** Jobs of {@code discharge-assessment} and {@code assessment-amendment}. */
@NullMarked
package org.kangyang.workers.assessment;

import org.jspecify.annotations.NullMarked;
