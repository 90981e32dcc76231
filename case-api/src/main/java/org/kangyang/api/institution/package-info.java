/** Imports of institutions, the staff register and administrative divisions. */
@NullMarked
package org.kangyang.api.institution;

import org.jspecify.annotations.NullMarked;
