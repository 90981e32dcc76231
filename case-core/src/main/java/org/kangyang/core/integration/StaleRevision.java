package org.kangyang.core.integration;

/** The sender decided on an older revision than the current one (DESIGN §3.3; API: 412). */
public final class StaleRevision extends Refusal {

    private final long current;

    public StaleRevision(long expected, long current) {
        super("stale-revision", "版本已变化：提交依据第 " + expected + " 版，现为第 " + current + " 版，请重新读取后再提交");
        this.current = current;
    }

    public long current() {
        return current;
    }
}
