/** What every operation shares with the platforms that call it: idempotency keys, entity tags, limits, OpenAPI. */
@NullMarked
package org.kangyang.api.integration;

import org.jspecify.annotations.NullMarked;
