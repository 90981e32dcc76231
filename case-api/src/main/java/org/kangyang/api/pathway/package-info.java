/** Cases as platforms read them (one, a list, the timeline), their closure, and the case sheet that staff read. */
@NullMarked
package org.kangyang.api.pathway;

import org.jspecify.annotations.NullMarked;
