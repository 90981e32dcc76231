/** Documents of a case: upload, list, download. */
@NullMarked
package org.kangyang.api.attachment;

import org.jspecify.annotations.NullMarked;
