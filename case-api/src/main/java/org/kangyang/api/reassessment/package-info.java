/** Events of R08, and re-assessments (R07–R10). */
@NullMarked
package org.kangyang.api.reassessment;

import org.jspecify.annotations.NullMarked;
