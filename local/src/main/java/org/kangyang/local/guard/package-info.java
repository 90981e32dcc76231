/** Runs inside every child process and ends it when the launcher is gone; depends on nothing but the JDK. */
@NullMarked
package org.kangyang.local.guard;

import org.jspecify.annotations.NullMarked;
