/** Messages: publication with a time to live, correlation, and starts by message. */
@NullMarked
package org.kangyang.engine.message;

import org.jspecify.annotations.NullMarked;
