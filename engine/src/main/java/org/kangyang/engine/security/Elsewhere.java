package org.kangyang.engine.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells requests of this machine from others. An address alone does not: a proxy brings in the world, and a site can give
 * the loopback address a name of its own.
 */
public final class Elsewhere {

    private static final Set<String> PROXIES = Set.of("forwarded", "via", "x-real-ip");

    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|[\\w.-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private Elsewhere() {}

    /** What says that the request comes from another machine; null where nothing does. */
    public static @Nullable String sign(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host != null && !LOOPBACK.matcher(host).matches()) {
            return "header " + HttpHeaders.HOST;
        }
        return Collections.list(request.getHeaderNames()).stream()
                .filter(name -> isOfProxies(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> "header " + name)
                .orElse(isLoopback(request.getRemoteAddr()) ? null : "address " + request.getRemoteAddr());
    }

    private static boolean isOfProxies(String header) {
        return PROXIES.contains(header) || header.startsWith("x-forwarded-");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
