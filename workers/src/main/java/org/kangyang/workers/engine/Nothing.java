package org.kangyang.workers.engine;

/** The output of a job that gives no variables back, as every user task listener's job. */
public record Nothing() {

    public static final Nothing NOTHING = new Nothing();
}
