/** Process instances, their elements and their variables. */
@NullMarked
package org.kangyang.engine.instance;

import org.jspecify.annotations.NullMarked;
