/** What people see of the engine: Tasklist and Cockpit in Chinese, who may see what, finished instances. */
@NullMarked
package org.kangyang.engine.pages;

import org.jspecify.annotations.NullMarked;
