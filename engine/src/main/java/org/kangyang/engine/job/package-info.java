/** Jobs: the work that workers fetch, as Camunda 8 hands it out, on the process engine's external tasks. */
@NullMarked
package org.kangyang.engine.job;

import org.jspecify.annotations.NullMarked;
