package org.kangyang.api.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kangyang.api.problem.ProblemType;

/**
 * The refusals of an operation beyond those that follow from its shape (a body may be malformed, a key reused, an
 * If-Match stale, …), which {@link OpenApiConfiguration} adds by itself.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    ProblemType[] value();
}
