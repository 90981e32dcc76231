/** Wires the domain into an application: configuration, database, indexes. */
@NullMarked
package org.kangyang.core;

import org.jspecify.annotations.NullMarked;
