/** Plays the staff through the public interfaces, so that a visitor finds a case in every stage. */
@NullMarked
package org.kangyang.local.demo;

import org.jspecify.annotations.NullMarked;
