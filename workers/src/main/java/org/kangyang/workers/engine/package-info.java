/**
 * What lies between Camunda's client and a job worker: activation, typed input and output, settlement of every job, the
 * engine's identity (DESIGN §3.1, §3.4, §4, §6).
 */
@NullMarked
package org.kangyang.workers.engine;

import org.jspecify.annotations.NullMarked;
