/** The five-in-one assessment and the senior fitness test: items, totals, completeness, grade and amendment (DOMAIN §4, §5). */
@NullMarked
package org.kangyang.core.assessment;

import org.jspecify.annotations.NullMarked;
