/** Pages that staff read: the case sheet that tasks link to, and a list to look around. Read-only, in Chinese. */
@NullMarked
package org.kangyang.api.sheet;

import org.jspecify.annotations.NullMarked;
