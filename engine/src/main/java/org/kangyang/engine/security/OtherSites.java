package org.kangyang.engine.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends on behalf of another site's page: a password it remembers, or a loopback address that
 * asks for none, would let any page deploy models. Where nobody is asked who they are ({@code engine.security.mode} none),
 * also what has come from elsewhere: by a name of this address that another site gave it, or through a proxy.
 */
final class OtherSites extends OncePerRequestFilter {

    private final SecurityProblems problems;
    private final boolean open;

    OtherSites(SecurityProblems problems, boolean open) {
        this.problems = problems;
        this.open = open;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String elsewhere = open ? Elsewhere.sign(request) : null;
        if (elsewhere != null) {
            problems.elsewhere(elsewhere, request, response);
        } else if (isForeign(request)) {
            problems.foreign(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Browsers tell where a page is from; to a plain HTTP address that is not loopback by its origin only. */
    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "cross-site".equals(site) || "same-site".equals(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null
                && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }
}
