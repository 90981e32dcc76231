/** The time that the application goes by, which tests may stop and move (DESIGN §3.7). */
@NullMarked
package org.kangyang.workers.clock;

import org.jspecify.annotations.NullMarked;
