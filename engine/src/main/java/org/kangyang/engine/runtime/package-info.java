/** How Operaton is configured so that it keeps Camunda 8's promises: ids, variables, history, jobs, incidents. */
@NullMarked
package org.kangyang.engine.runtime;

import org.jspecify.annotations.NullMarked;
