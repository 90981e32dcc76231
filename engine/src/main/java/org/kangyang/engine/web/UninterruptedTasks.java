package org.kangyang.engine.web;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Runs each task on a virtual thread to its end. Spring cancels the task of a client that went away by interrupting its
 * thread; a thread that talks to the database must not be: H2's file and PostgreSQL's connection would be closed under
 * it. Who waits for a client notices by writing to it.
 */
final class UninterruptedTasks implements AsyncTaskExecutor {

    private final SimpleAsyncTaskExecutor threads;

    UninterruptedTasks(String prefix) {
        threads = new SimpleAsyncTaskExecutor(prefix);
        threads.setVirtualThreads(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Cancelling a {@link CompletableFuture} interrupts nobody. */
    @Override
    public Future<?> submit(Runnable task) {
        return submitCompletable(task);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return submitCompletable(task);
    }
}
