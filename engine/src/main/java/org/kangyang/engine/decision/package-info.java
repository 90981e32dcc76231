/** Evaluation of deployed DMN decisions with the FEEL and DMN engines Camunda 8 uses. */
@NullMarked
package org.kangyang.engine.decision;

import org.jspecify.annotations.NullMarked;
