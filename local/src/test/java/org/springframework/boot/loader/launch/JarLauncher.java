package org.springframework.boot.loader.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/**
 * Stands for a child application in tests of the launcher: under the name by which the launcher starts one, it answers every
 * request, or listens as a database does, or dies as {@code FAKE_DEATH} says (name of a child).
 */
public final class JarLauncher {

    private JarLauncher() {}

    public static void main(String... args) throws Exception {
        String port = args.length > 0 ? args[2] : System.getenv("SERVER_PORT");
        if (port.equals(System.getenv("FAKE_DEATH"))) {
            System.err.println("java.lang.IllegalStateException: wrapped");
            System.err.println("Caused by: java.io.IOException: a reason that names itself");
            System.exit(7);
        }
        if (args.length > 0) {
            listen(Integer.parseInt(port));
        } else {
            serve(Integer.parseInt(port));
        }
    }

    private static void listen(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 5, InetAddress.getByName("127.0.0.1"))) {
            while (true) {
                socket.accept().close();
            }
        }
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 5);
        server.createContext("/", exchange -> {
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }
}
