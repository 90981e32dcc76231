/** Operaton as it comes, to compare with. */
@NullMarked
package org.kangyang.bench.plain;

import org.jspecify.annotations.NullMarked;
