package org.kangyang.engine.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a nonce of its own. Operaton keeps the nonce of its content security policy in the servlet
 * context, where a second request overwrites it before the first one's page is written: that page stays blank, the
 * more often the more people are at work.
 */
class OwnNonceFilter extends OncePerRequestFilter {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = withOwnNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext withOwnNonce(ServletContext shared) {
        AtomicReference<@Nullable Object> nonce = new AtomicReference<>();
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, args) -> {
                    if (args != null && args.length > 0 && NONCE.equals(args[0])) {
                        return switch (method.getName()) {
                            case "setAttribute" -> {
                                nonce.set(args[1]);
                                yield null;
                            }
                            case "getAttribute" -> nonce.get();
                            default -> call(shared, method, args);
                        };
                    }
                    return call(shared, method, args);
                });
    }

    private static @Nullable Object call(ServletContext shared, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(shared, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
