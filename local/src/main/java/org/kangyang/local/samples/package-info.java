/** Brings invented institutions, staff and referrals in through case-api on the first start. */
@NullMarked
package org.kangyang.local.samples;

import org.jspecify.annotations.NullMarked;
