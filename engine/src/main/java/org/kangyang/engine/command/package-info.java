/** Runs commands on the process engine as one transaction each, again where another one was faster. */
@NullMarked
package org.kangyang.engine.command;

import org.jspecify.annotations.NullMarked;
