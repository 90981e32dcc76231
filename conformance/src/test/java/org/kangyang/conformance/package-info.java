/**
 * What Camunda 8 promises, one test a promise, through Camunda's own Java client. Each names the page of Camunda's public
 * documentation that it holds to. Runs on the engine of this repository in every build and, unchanged, on Camunda's image
 * where a Docker engine has it; {@code docs/engine-conformance.md} is written from it.
 */
@org.jspecify.annotations.NullMarked
package org.kangyang.conformance;
