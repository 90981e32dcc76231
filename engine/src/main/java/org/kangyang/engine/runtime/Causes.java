package org.kangyang.engine.runtime;

import java.util.Objects;
import java.util.stream.Stream;

/** What led to a failure. */
public final class Causes {

    private Causes() {}

    /** The failure, its cause, that one's cause, and so on. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
