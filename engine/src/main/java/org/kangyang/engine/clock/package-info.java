/** The engine's clock, which tests may pin and move. */
@NullMarked
package org.kangyang.engine.clock;

import org.jspecify.annotations.NullMarked;
