package org.kangyang.engine.faults;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the engine was asked and what it has acknowledged, written outside it. */
final class Ledger {

    /** The highest number of an order that was asked for; whether it was created is another matter. */
    final AtomicLong orders = new AtomicLong();

    /** Instances by the number of their order. */
    final Map<Long, Long> created = new ConcurrentHashMap<>();

    /** Numbers of orders by instance, learnt from jobs. */
    final Map<Long, Long> numbers = new ConcurrentHashMap<>();

    final Set<Long> jobs = ConcurrentHashMap.newKeySet();
    final Set<Long> tasks = ConcurrentHashMap.newKeySet();
    final Set<Long> paid = ConcurrentHashMap.newKeySet();
    final Set<Long> shipped = ConcurrentHashMap.newKeySet();

    /** Messages that start a process. */
    final AtomicLong begins = new AtomicLong();

    final Set<Long> begun = ConcurrentHashMap.newKeySet();

    /** Instances by the number of the message that started them. */
    final Map<Long, Set<Long>> startedBy = new ConcurrentHashMap<>();

    final LongAdder acknowledged = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final LongAdder unknown = new LongAdder();

    /** What must not be. */
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Notes an acknowledgement that may come once only. */
    void once(Collection<Long> acknowledgements, long key, String what) {
        if (!acknowledgements.add(key)) {
            wrong.add(what + " " + key + " was acknowledged twice");
        }
    }

    @Override
    public String toString() {
        return acknowledged + " commands acknowledged (" + created.size() + " instances of " + orders + " asked for, "
                + jobs.size() + " jobs, " + tasks.size() + " user tasks, " + (paid.size() + begun.size())
                + " messages published, " + shipped.size() + " correlated), " + unavailable + " refused with 503, "
                + unknown + " without an answer";
    }
}
