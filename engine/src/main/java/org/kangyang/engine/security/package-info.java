/** Who sends a request, and what they may do with it. */
@NullMarked
package org.kangyang.engine.security;

import org.jspecify.annotations.NullMarked;
