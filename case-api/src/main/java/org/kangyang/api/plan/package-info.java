/** Health plans as platforms read them, the family's answer, and how a plan works out. */
@NullMarked
package org.kangyang.api.plan;

import org.jspecify.annotations.NullMarked;
