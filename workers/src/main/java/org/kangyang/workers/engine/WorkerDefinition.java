package org.kangyang.workers.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;

/**
 * A worker and what its types say of it.
 *
 * @param variables to fetch: the names of the input record's components
 * @param required those of them that must have a value
 */
record WorkerDefinition<I extends Record, O extends Record>(
        String jobType,
        JobWorker<I, O> worker,
        Class<I> input,
        Class<O> output,
        List<String> variables,
        List<RecordComponent> required) {

    @SuppressWarnings("unchecked")
    static <I extends Record, O extends Record> WorkerDefinition<I, O> of(JobWorker<I, O> worker) {
        Class<?> type = AopUtils.getTargetClass(worker);
        JobType jobType = type.getAnnotation(JobType.class);
        if (jobType == null) {
            throw new IllegalStateException(type.getName() + " lacks @JobType: name the job type it serves");
        }
        ResolvableType[] generics =
                ResolvableType.forClass(type).as(JobWorker.class).getGenerics();
        Class<I> input = (Class<I>) generics[0].resolve();
        Class<O> output = (Class<O>) generics[1].resolve();
        if (input == null || output == null || !input.isRecord() || !output.isRecord()) {
            throw new IllegalStateException(
                    type.getName() + " must name its input and output records: implements JobWorker<Input, Output>");
        }
        if (input.getRecordComponents().length == 0) {
            throw new IllegalStateException(
                    type.getName() + " reads no variable; an empty list would fetch every variable of the instance");
        }
        return new WorkerDefinition<>(
                jobType.value(),
                worker,
                input,
                output,
                Arrays.stream(input.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList(),
                Arrays.stream(input.getRecordComponents())
                        .filter(component -> !mayBeNull(component))
                        .toList());
    }

    /** Fails with the names of the variables that the model should have set and did not. */
    I checked(I read) {
        List<String> missing = required.stream()
                .filter(component -> valueOf(component, read) == null)
                .map(RecordComponent::getName)
                .toList();
        if (!missing.isEmpty()) {
            throw new JobNotPossible(
                    "作业 " + jobType + " 缺少变量 " + missing + "。请在流程实例中补上后重试。",
                    "Job " + jobType + " lacks the variables " + missing + ". Set them on the instance, then retry.");
        }
        return read;
    }

    boolean givesVariables() {
        return output.getRecordComponents().length > 0;
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record read) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(read);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
