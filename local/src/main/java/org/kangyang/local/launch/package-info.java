/** The launcher: checks the machine, starts the children in order, watches them, and stops all of them together. */
@NullMarked
package org.kangyang.local.launch;

import org.jspecify.annotations.NullMarked;
