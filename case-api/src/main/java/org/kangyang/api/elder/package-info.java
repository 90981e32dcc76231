/** The person: identity documents and what is checked of them, contact data, later identification. */
@NullMarked
package org.kangyang.api.elder;

import org.jspecify.annotations.NullMarked;
