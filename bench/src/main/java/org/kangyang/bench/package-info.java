/** Measures engine's load and growth, beside plain Operaton. */
@NullMarked
package org.kangyang.bench;

import org.jspecify.annotations.NullMarked;
