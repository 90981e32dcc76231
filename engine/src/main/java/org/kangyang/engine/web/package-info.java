/** What every resource of the REST API shares: problems, JSON, limits, and the resources that are no entity's own. */
@NullMarked
package org.kangyang.engine.web;

import org.jspecify.annotations.NullMarked;
