package org.kangyang.core.integration;

import org.jspecify.annotations.Nullable;

/**
 * Deterministic name of a command, so that it takes effect once however often it arrives (DESIGN §3.1).
 *
 * @param value {@code <clusterId>:<jobKey>} for a job, {@code api:<idempotency key>} for a request
 * @param fingerprint digest of the request's content where the caller chose the key; a repetition with another
 *     fingerprint is refused ({@link CommandReused}). Null for jobs, whose key the engine chose.
 */
public record CommandKey(String value, @Nullable String fingerprint) {

    public CommandKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A command key must not be blank");
        }
    }

    /** The key of a part of this command, where one command does several things to one document. */
    public CommandKey part(String name) {
        return new CommandKey(value + "/" + name, fingerprint);
    }

    /** The key of a job, numbered anew by a fresh engine, hence the cluster's id. */
    public static CommandKey ofJob(String clusterId, long jobKey) {
        return new CommandKey(clusterId + ":" + jobKey, null);
    }

    /** The key of a request to the API. */
    public static CommandKey ofRequest(String idempotencyKey, String fingerprint) {
        return new CommandKey("api:" + idempotencyKey, fingerprint);
    }
}
