package org.kangyang.workers.engine;

/**
 * One class per job type: maps a typed input onto one domain operation and its outcome onto a typed output (DESIGN §4).
 *
 * <p>The components of {@code I} are the variables that are fetched, by name; a component not marked
 * {@code @Nullable} must have a value, else the job becomes an incident that names it. The components of {@code O}
 * become variables of the job's element, nulls included; a listener's job returns {@link Nothing}.
 *
 * @param <I> what the job reads
 * @param <O> what the job gives back
 */
public interface JobWorker<I extends Record, O extends Record> {

    /**
     * Runs at least once per job; {@link Job#command()} lets the domain answer a repetition with the recorded
     * outcome.
     *
     * @throws ModelledRefusal where the process models the refusal by an error event
     */
    O perform(I input, Job job);
}
