/** What goes on paper: sheets to be signed and filed, as PDF with Chinese letters embedded. */
@NullMarked
package org.kangyang.api.print;

import org.jspecify.annotations.NullMarked;
