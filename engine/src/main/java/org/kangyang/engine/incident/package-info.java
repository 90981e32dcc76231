/** Incidents: what people must mend before an instance goes on. */
@NullMarked
package org.kangyang.engine.incident;

import org.jspecify.annotations.NullMarked;
