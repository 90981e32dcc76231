/** The application that does the engine's service work: job workers, deployment of the models, the outbox relay. */
@NullMarked
package org.kangyang.workers;

import org.jspecify.annotations.NullMarked;
