package org.kangyang.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What one evaluation may still use. The evaluating thread carries it, and every step, list item and text takes from it;
 * once it is used up each further step fails, so that whoever swallows a failure on the way does not go on for long.
 */
final class Allowance {

    /** Numbers beyond this many digits before or behind the point, which FEEL's functions would write out. */
    private static final int DIGITS = 7_000;

    /** Lists in lists, calls in calls; well below what a stack of 1 MB holds. */
    private static final int DEPTH = 250;

    /** Characters of a text that weigh as much as one step. */
    private static final int CHARACTERS = 32;

    private static final ThreadLocal<@Nullable Allowance> CURRENT = new ThreadLocal<>();

    /** Of evaluations that have taken more than a twentieth of what they may, so many go on at a time. */
    private static final Semaphore HEAVY = new Semaphore(4);

    private final FeelLimits limits;
    private final long deadline;
    private final Map<Val, Size> sizes = new IdentityHashMap<>();
    private long left;
    private int depth;
    private boolean heavy;
    private @Nullable Exceeded exceeded;

    private Allowance(FeelLimits limits) {
        this.limits = limits;
        this.left = limits.steps();
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** @param weight values in it, shared ones as often as they appear; @param depth how deep they nest */
    private record Size(long weight, int depth) {

        private static final Size ONE = new Size(1, 0);
    }

    /** Evaluates within limits; an evaluation within another shares the other's. */
    static <T> T within(FeelLimits limits, Supplier<T> evaluation) {
        if (CURRENT.get() != null) {
            return evaluation.get();
        }
        Allowance allowance = new Allowance(limits);
        CURRENT.set(allowance);
        try {
            return evaluation.get();
        } finally {
            CURRENT.remove();
            if (allowance.heavy) {
                HEAVY.release();
            }
        }
    }

    /** That of this thread, or {@code null} where nothing is limited together. */
    static @Nullable Allowance currentOrNull() {
        return CURRENT.get();
    }

    static Allowance current() {
        Allowance allowance = CURRENT.get();
        if (allowance == null) {
            throw new IllegalStateException("FEEL is evaluated without limits");
        }
        return allowance;
    }

    void enter() {
        take(1);
        if (++depth > DEPTH) {
            depth--;
            throw exceed("nests or calls itself more than " + DEPTH + " times");
        }
    }

    void leave() {
        depth--;
    }

    /** Takes steps before they are gone. */
    void take(double steps) {
        if (exceeded != null) {
            throw exceeded;
        }
        if (steps > left) {
            throw exceed("takes more than " + limits.steps() + " steps or as many values");
        }
        left -= (long) steps;
        watch();
        if (!heavy && left < limits.steps() - limits.steps() / 20) {
            waitForRoom();
        }
    }

    /** What one may take fits into the memory a few times only. */
    private void waitForRoom() {
        try {
            heavy = HEAVY.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!heavy) {
            throw refuse("is large and found no room beside other large ones within " + inWords(limits.time()));
        }
    }

    /** Fails when time is up. */
    void watch() {
        if (System.nanoTime() - deadline > 0) {
            throw exceed("takes longer than " + inWords(limits.time()));
        }
    }

    /** Takes what a new value weighs, and refuses one that could not be handled without writing it out. */
    Val made(Val value) {
        switch (value) {
            case ValString s -> take((double) s.value().length() / CHARACTERS);
            case ValNumber n -> refuseHuge(n.value().bigDecimal());
            case ValList ignored -> measured(value);
            case ValContext ignored -> measured(value);
            default -> {}
        }
        return value;
    }

    private void refuseHuge(BigDecimal n) {
        if (Math.abs((long) n.precision() - n.scale()) > DIGITS || n.scale() > DIGITS) {
            throw exceed("comes to a number of more than " + DIGITS + " digits");
        }
    }

    /** A text that would be read digit by digit, each as often as there are others. */
    void refuseLongNumber(String text) {
        if (text.length() > 2 * DIGITS) {
            throw exceed("comes to a number of more than " + DIGITS + " digits");
        }
    }

    /** How many values there are in it, as often as they would be written. */
    long weight(Object value) {
        return size(value).weight();
    }

    private void measured(Val value) {
        if (!sizes.containsKey(value)) {
            take(value instanceof ValList list ? list.itemsAsSeq().size() : 1);
            sizes.put(value, size(value));
        }
    }

    private Size size(@Nullable Object value) {
        Size known = value instanceof Val val ? sizes.get(val) : null;
        if (known != null) {
            return known;
        }
        return switch (value) {
            case null -> Size.ONE;
            case ValString s -> new Size(1 + s.value().length() / CHARACTERS, 0);
            case String s -> new Size(1 + s.length() / CHARACTERS, 0);
            case ValList list -> sum(CollectionConverters.asJava(list.itemsAsSeq()));
            case ValContext context ->
                sum(CollectionConverters.asJava(
                                context.context().variableProvider().getVariables())
                        .values());
            case Map<?, ?> map -> sum(map.values());
            case Iterable<?> items -> sum(items);
            default -> Size.ONE;
        };
    }

    private Size sum(Iterable<?> parts) {
        long weight = 1;
        int deepest = 0;
        for (Object part : parts) {
            Size size = size(part);
            weight += size.weight();
            deepest = Math.max(deepest, size.depth());
            if (weight > limits.steps()) {
                throw exceed("comes to more than " + limits.steps() + " values");
            }
        }
        if (deepest >= 4 * DEPTH) {
            throw exceed("comes to values that nest more than " + 4 * DEPTH + " times");
        }
        return new Size(weight, deepest + 1);
    }

    private Exceeded exceed(String what) {
        return refuse(what + ", which is the limit here");
    }

    /** Ends the evaluation; the message tells what it does. */
    Exceeded refuse(String what) {
        Exceeded failure = new Exceeded("The expression " + what);
        exceeded = failure;
        return failure;
    }

    private static String inWords(Duration time) {
        return time.toMillis() + " ms";
    }

    /** An evaluation has used up what it may. */
    static final class Exceeded extends RuntimeException {

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }
}
