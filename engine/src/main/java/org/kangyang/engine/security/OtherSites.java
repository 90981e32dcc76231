package org.kangyang.engine.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends on behalf of another site's page: a password it remembers, or a loopback address that
 * asks for none, would let any page deploy models.
 */
final class OtherSites extends OncePerRequestFilter {

    private final SecurityProblems problems;

    OtherSites(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            problems.foreign(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
