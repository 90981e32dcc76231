package org.kangyang.local.launch;

/** Something to do once everything runs. */
@FunctionalInterface
public interface AfterStart {

    /** @throws StartFailure if it cannot be done and the start makes no sense without it */
    void run(Started started) throws InterruptedException;
}
