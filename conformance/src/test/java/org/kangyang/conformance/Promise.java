package org.kangyang.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A promise of Camunda 8, said by the test's display name. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Promise {

    /** The page of Camunda's public documentation, below {@code https://docs.camunda.io/docs/}, with its anchor. */
    String value();

    /**
     * Where our own engine may refuse the model at deployment instead of keeping the promise: words that the refusal must
     * say. Empty: it must be kept. Camunda's image must keep it always.
     */
    String refusal() default "";
}
