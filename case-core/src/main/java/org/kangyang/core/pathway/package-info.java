/** The case on its way (DOMAIN §6): status machine, episodes, closure, timeline. */
@NullMarked
package org.kangyang.core.pathway;

import org.jspecify.annotations.NullMarked;
