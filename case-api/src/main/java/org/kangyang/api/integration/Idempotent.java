package org.kangyang.api.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A controller method whose request must carry {@code Idempotency-Key}; its first answer is replayed. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** The request header. */
    String HEADER = "Idempotency-Key";

    /** Longest key, in characters. */
    int LONGEST_KEY = 200;
}
