/** The person: identity documents, contact and living situation, and the health record kept across cases (R26). */
@NullMarked
package org.kangyang.core.elder;

import org.jspecify.annotations.NullMarked;
