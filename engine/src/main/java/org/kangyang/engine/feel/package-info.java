/** FEEL evaluation over the variables of an execution, with the engine's clock. */
@NullMarked
package org.kangyang.engine.feel;

import org.jspecify.annotations.NullMarked;
