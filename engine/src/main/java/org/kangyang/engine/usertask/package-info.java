/** User tasks, also those completed in Operaton's own Tasklist. */
@NullMarked
package org.kangyang.engine.usertask;

import org.jspecify.annotations.NullMarked;
