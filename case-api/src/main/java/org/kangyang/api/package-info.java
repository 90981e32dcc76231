/** The REST face of the cases: what municipal platforms send and read, and the read-only case sheet for staff. */
@NullMarked
package org.kangyang.api;

import org.jspecify.annotations.NullMarked;
