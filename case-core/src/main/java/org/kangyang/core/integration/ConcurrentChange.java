package org.kangyang.core.integration;

/**
 * Others kept changing the same document until the retries were used up. A passing fault, hence no {@link Refusal}:
 * the same command may simply be sent again (API: 409 with Retry-After; worker: failed job with back-off).
 */
public final class ConcurrentChange extends RuntimeException {

    public ConcurrentChange(String collection, String id) {
        super(collection + "/" + id + " 正被并发修改，请稍后重试");
    }
}
