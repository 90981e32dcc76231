package org.kangyang.workers.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** The workers of the application, found as Spring finds them. */
final class JobTypes {

    /** @param worker the class; input and output are its records */
    record Worker(Class<?> worker, Class<?> input, Class<?> output) {

        List<String> reads() {
            return names(input);
        }

        List<String> gives() {
            return names(output);
        }
    }

    private JobTypes() {}

    static Map<String, Worker> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(JobType.class));
        Map<String, Worker> workers = new TreeMap<>();
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Test(\\$.*)?")));
        scanner.findCandidateComponents("org.kangyang.workers").forEach(found -> {
            try {
                Class<?> type = Class.forName(found.getBeanClassName());
                ResolvableType[] generics =
                        ResolvableType.forClass(type).as(JobWorker.class).getGenerics();
                Worker twice = workers.put(
                        type.getAnnotation(JobType.class).value(),
                        new Worker(type, generics[0].toClass(), generics[1].toClass()));
                if (twice != null) {
                    throw new IllegalStateException("Two workers for the job type of " + type);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return workers;
    }

    static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
