/** What keeps the database small over years, done daily. */
@NullMarked
package org.kangyang.workers.housekeeping;

import org.jspecify.annotations.NullMarked;
