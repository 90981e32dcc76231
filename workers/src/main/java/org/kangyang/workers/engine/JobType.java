package org.kangyang.workers.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** The job type that a {@link JobWorker} serves: {@code <process>.<verb-object>}, e.g. {@code care-pathway.claim-case}. */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobType {

    @AliasFor(annotation = Component.class)
    String value();
}
