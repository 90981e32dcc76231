/** Deployment of models, decision tables and forms, all or nothing. */
@NullMarked
package org.kangyang.engine.deployment;

import org.jspecify.annotations.NullMarked;
