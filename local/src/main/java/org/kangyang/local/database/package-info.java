/** The embedded database: MongoDB's wire protocol over one file, durable at every acknowledged write (DESIGN §5). */
@NullMarked
package org.kangyang.local.database;

import org.jspecify.annotations.NullMarked;
