/** The engines that speak Camunda 8's REST API and can be put to the test. */
@org.jspecify.annotations.NullMarked
package org.kangyang.conformance.target;
