package org.kangyang.bench;

/** One of the two that are compared: a server, its process of ten jobs, and how workers speak to it. */
interface Side extends AutoCloseable {

    /** Jobs of the process. */
    int JOBS = 10;

    /** Jobs a worker asks for at once. */
    int FETCH = 10;

    /** Milliseconds a worker waits for jobs. */
    int WAIT = 3_000;

    String name();

    void deploy() throws Exception;

    /** Starts one instance of the process of ten jobs. */
    void startInstance() throws Exception;

    /** Locks up to {@link #FETCH} jobs and completes each; answers how many. */
    int workOnce(String worker) throws Exception;

    Server server();

    @Override
    void close();
}
