package org.kangyang.workers.engine;

/**
 * How often a job was begun. A lock that runs out uses up no retry (DESIGN §6), so a job that kills or hangs its worker
 * would come back for ever if its attempts were not counted where a crash does not forget them.
 */
public interface JobAttempts {

    /** Records that this job is being begun once more; the first time gives 1. */
    int begin(String commandKey, String jobType);
}
