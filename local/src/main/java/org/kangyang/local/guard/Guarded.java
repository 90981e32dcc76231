package org.kangyang.local.guard;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts another main class and watches standard input, which is a pipe from the launcher: its end means that the launcher
 * is gone, however it went, and this process stops too. So not even {@code kill -9} of the launcher leaves anything running.
 *
 * <p>Ctrl-C reaches every process of the terminal at once; it is ignored here, so that the launcher stops its children in
 * order.
 */
public final class Guarded {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final int STOPPED = 143;

    private Guarded() {}

    /**
     * @param args the main class to run, then its arguments
     */
    public static void main(String... args) throws Throwable {
        ignore("INT");
        ignore("HUP");
        Thread watch = new Thread(Guarded::endWithLauncher, "launcher-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void ignore(String signal) {
        try {
            Signal.handle(new Signal(signal), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException e) {
            // Not known on this system: then nobody sends it.
        }
    }

    private static void endWithLauncher() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Thread stopping = new Thread(() -> System.exit(STOPPED), "launcher-gone");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STOPPED);
    }
}
