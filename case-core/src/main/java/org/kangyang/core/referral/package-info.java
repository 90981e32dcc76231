/** A hospital's discharge referral becomes a case or continues one. */
@NullMarked
package org.kangyang.core.referral;

import org.jspecify.annotations.NullMarked;
