/** Ways home: request, the family's consent and withdrawal, and how far it got. */
@NullMarked
package org.kangyang.api.homebed;

import org.jspecify.annotations.NullMarked;
