/** Re-assessments (R07–R10): by date and by event, compared with the assessment before. */
@NullMarked
package org.kangyang.core.reassessment;

import org.jspecify.annotations.NullMarked;
