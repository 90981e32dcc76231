/** Health plans: drafted from the assessment, signed by care home and physician, consented, published by version (R27). */
@NullMarked
package org.kangyang.core.plan;

import org.jspecify.annotations.NullMarked;
