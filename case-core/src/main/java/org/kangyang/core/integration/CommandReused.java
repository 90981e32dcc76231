package org.kangyang.core.integration;

/** The same idempotency key came with another content (API: 422). */
public final class CommandReused extends Refusal {

    public CommandReused(CommandKey key) {
        super("idempotency-key-reused", "幂等键 " + key.value() + " 已用于另一内容的请求，请换用新的键");
    }
}
