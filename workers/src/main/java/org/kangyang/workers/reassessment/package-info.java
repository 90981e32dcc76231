/** Jobs of re-assessment and its daily sweep. */
@NullMarked
package org.kangyang.workers.reassessment;

import org.jspecify.annotations.NullMarked;
