package org.kangyang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.kangyang.core.integration.Refusal;

/** Many callers at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Answers of all callers, in their order; a refusal is an answer too. */
    public static List<Object> call(int callers, IntFunction<Object> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    go.await();
                    try {
                        return work.apply(number);
                    } catch (Refusal refused) {
                        return refused;
                    }
                }));
            }
            go.countDown();
            List<Object> answers = new ArrayList<>();
            for (Future<Object> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
