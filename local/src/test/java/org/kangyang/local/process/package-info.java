/**
 * Stories of the processes on a running engine, driven through Camunda's client and the REST API alone, with a clock that
 * the tests move. The same stories run on our own engine and on Camunda's image where a Docker engine has it.
 */
package org.kangyang.local.process;
