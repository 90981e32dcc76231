package org.kangyang.local.launch;

import java.io.PrintStream;
import java.time.Duration;

/** Lines printed while it works, each with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    /** @param out where the lines go */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says in both languages what is going on. */
    public void say(String chinese, String english) {
        out.printf("[%3d s] %s  %s%n", elapsed().toSeconds(), chinese, english);
    }

    /** Prints text as it is. */
    public void print(String text) {
        out.println(text);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
