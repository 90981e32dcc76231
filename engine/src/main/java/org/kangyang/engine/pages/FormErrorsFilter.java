package org.kangyang.engine.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a form with a list be handed in. The form viewer leaves an empty entry for each field within a list that has no
 * error; Operaton's Tasklist takes every entry for an error and keeps its button locked. What is served asks for messages
 * instead.
 */
class FormErrorsFilter extends OncePerRequestFilter {

    static final String SCRIPT = "/operaton-tasklist-bootstrap.js";

    /** Each stands in Operaton's script once. */
    static final Map<String, String> MENDED = Map.of(
            "!!Object.keys(e.errors).length", "formErrors(e.errors)",
            "a=t.errors,!Object.keys(a).length", "a=t.errors,!formErrors(a)");

    private static final String FORM_ERRORS =
            "function formErrors(e){return'string'==typeof e||null!=e&&Object.values(e).some(formErrors)}\n";

    private static final Logger LOG = LoggerFactory.getLogger(FormErrorsFilter.class);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith(SCRIPT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answered);
        if (answered.getStatus() == HttpServletResponse.SC_OK && answered.getContentSize() > 0) {
            byte[] mended = mended(new String(answered.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            answered.resetBuffer();
            answered.getOutputStream().write(mended);
        }
        answered.copyBodyToResponse();
    }

    /** The script as it came where it is not the one we know: better a locked list than no page. */
    static String mended(String script) {
        String mended = script;
        for (Map.Entry<String, String> each : MENDED.entrySet()) {
            if (!mended.contains(each.getKey())) {
                LOG.error("Operaton's Tasklist is not the version that this mends: forms with lists stay locked in it");
                return script;
            }
            mended = mended.replace(each.getKey(), each.getValue());
        }
        return FORM_ERRORS + mended;
    }
}
