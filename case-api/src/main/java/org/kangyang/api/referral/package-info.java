/** Discharge referrals from hospitals: checked field by field, accepted once, answered with the case. */
@NullMarked
package org.kangyang.api.referral;

import org.jspecify.annotations.NullMarked;
