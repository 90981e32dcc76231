/** Turns Camunda 8 (Zeebe) BPMN into what Operaton executes with the same meaning, and refuses what it cannot honour. */
@NullMarked
package org.kangyang.engine.translation;

import org.jspecify.annotations.NullMarked;
