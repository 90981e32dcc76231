/** Deployment of the models, decision tables and forms that the application carries on its class path. */
@NullMarked
package org.kangyang.workers.deployment;

import org.jspecify.annotations.NullMarked;
