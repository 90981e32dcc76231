/** Documents that belong to a case: written consents, acceptance photos; kept in GridFS with their SHA-256. */
@NullMarked
package org.kangyang.core.attachment;

import org.jspecify.annotations.NullMarked;
