/** Every refusal as RFC 9457 {@code application/problem+json}, naming the field and the mend, never repeating a value. */
@NullMarked
package org.kangyang.api.problem;

import org.jspecify.annotations.NullMarked;
