package org.kangyang.conformance.target;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that starts a moment later. It lies below those that the system gives to outgoing connections and to
 * servers that ask for any, so that none of the many of both takes it meanwhile.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 30_000;

    private FreePort() {}

    public static int find() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // try another one
            }
        }
        throw new IllegalStateException("No port between " + FIRST + " and " + END + " is free");
    }
}
