package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.webapp.impl.security.SecurityActions;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Completes what the web apps' own API answers with what it does not know. It works on answers that were given (200),
 * so whoever may not read the thing does not come this far.
 */
abstract class AnswerFilter extends OncePerRequestFilter {

    private final String method;
    private final Pattern path;
    private final ObjectMapper json;
    private final ProcessEngine engine;

    /** @param path what the request's path must match whole; group 1 is handed to {@link #complete} */
    AnswerFilter(String method, Pattern path, ObjectMapper json, ProcessEngine engine) {
        this.method = method;
        this.path = path;
        this.json = json;
        this.engine = engine;
    }

    /** Changes the answer in place; reads with the engine's own rights, the reader's were asked for the answer. */
    abstract void complete(JsonNode answer, String name);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher matching = path.matcher(request.getRequestURI());
        if (!method.equals(request.getMethod()) || !matching.matches()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answered);
        if (answered.getStatus() == HttpServletResponse.SC_OK && isJson(answered.getContentType())) {
            JsonNode answer = json.readTree(answered.getContentAsByteArray());
            String name = URLDecoder.decode(matching.group(1), StandardCharsets.UTF_8);
            SecurityActions.runWithoutAuthentication(
                    () -> {
                        complete(answer, name);
                        return null;
                    },
                    engine);
            answered.resetBuffer();
            answered.getOutputStream().write(json.writeValueAsBytes(answer));
        }
        answered.copyBodyToResponse();
    }

    private static boolean isJson(String contentType) {
        return contentType != null && contentType.contains("json");
    }
}
