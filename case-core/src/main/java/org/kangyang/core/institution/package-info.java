/** Who takes part: hospitals and their partner care homes, divisions, and the staff register with certificates (R02). */
@NullMarked
package org.kangyang.core.institution;

import org.jspecify.annotations.NullMarked;
