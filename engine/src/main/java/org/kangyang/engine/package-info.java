/** Camunda 8's REST API v2 on Operaton; each package below holds one concern of it. */
@NullMarked
package org.kangyang.engine;

import org.jspecify.annotations.NullMarked;
