/** The outbox relay: what documents want the world to hear is delivered until acknowledged (DESIGN §3.2). */
@NullMarked
package org.kangyang.workers.integration;

import org.jspecify.annotations.NullMarked;
