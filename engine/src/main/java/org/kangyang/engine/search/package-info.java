/** Camunda's search requests (filter, sort, page) as reads on the process engine's tables. */
@NullMarked
package org.kangyang.engine.search;

import org.jspecify.annotations.NullMarked;
