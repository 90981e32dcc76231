/** Assessments of a case as platforms read them, and amendments with author and reason. */
@NullMarked
package org.kangyang.api.assessment;

import org.jspecify.annotations.NullMarked;
