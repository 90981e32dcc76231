/** The whole of {@code local} as a person sees it: started by its launcher, used through a browser and the REST API. */
package org.kangyang.local.endtoend;
