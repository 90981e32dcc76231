package org.kangyang.engine.runtime;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.exception.NullValueException;

/** Does again what another transaction stood in the way of, after a short pause of random length that grows. */
public final class Attempts {

    /** At what may have read rows of different moments; what fails so every time has a fault after all. */
    public static final int AT_TORN = 3;

    private static final long SHORTEST = 1_000_000;
    private static final long LONGEST_OF_FIRST = 3_000_000;

    private Attempts() {}

    /**
     * Whether rows of different moments may have been read: Operaton reads one by one what it takes to be there, and
     * another transaction may have changed or removed it in between. Sometimes it looks (an external task without its
     * execution), sometimes it does not.
     */
    public static boolean isTorn(Throwable failure) {
        return failure instanceof NullPointerException || failure instanceof NullValueException;
    }

    /**
     * @param attempt must be whole by itself: a failed one has left nothing done
     * @param atMost how many attempts to make in all when one fails so; 1: that failure is final
     * @throws RuntimeException the last failure
     */
    public static <T extends @Nullable Object> T make(Supplier<T> attempt, ToIntFunction<RuntimeException> atMost) {
        for (int number = 1; ; number++) {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                if (number >= atMost.applyAsInt(failure)) {
                    throw failure;
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST, LONGEST_OF_FIRST * number));
        }
    }
}
