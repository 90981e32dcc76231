/** Deployed definitions: processes, decisions and forms, and how they get here. */
@NullMarked
package org.kangyang.engine.definition;

import org.jspecify.annotations.NullMarked;
