/** Starts everything on one machine: the embedded database, the engine, the workers and the API, each as a child process. */
@NullMarked
package org.kangyang.local;

import org.jspecify.annotations.NullMarked;
