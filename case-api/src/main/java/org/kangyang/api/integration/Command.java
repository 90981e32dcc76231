package org.kangyang.api.integration;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CommandKey;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/**
 * Gives a controller method the {@link CommandKey} of its request: the client's idempotency key where the operation has
 * one; else the request's own fingerprint, so that the same change against the same revision, sent twice because its
 * answer got lost, is one command.
 */
@Component
class Command implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandKey.class;
    }

    @Override
    public CommandKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Commands arrive over HTTP only");
        }
        String fingerprint = fingerprint(request);
        String key = request.getHeader(Idempotent.HEADER);
        return parameter.hasMethodAnnotation(Idempotent.class) && key != null
                ? CommandKey.ofRequest(key, fingerprint)
                : CommandKey.ofRequest(request.getHeader("If-Match") + ":" + fingerprint, fingerprint);
    }

    /** SHA-256 over method, path and body: tells whether a repetition is one. */
    static String fingerprint(HttpServletRequest request) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod() + ' ' + request.getRequestURI() + '\n').getBytes(StandardCharsets.UTF_8));
            BufferedBody body = WebUtils.getNativeRequest(request, BufferedBody.class);
            if (body != null) {
                digest.update(body.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
