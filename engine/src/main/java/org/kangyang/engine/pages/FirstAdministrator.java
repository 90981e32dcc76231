package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kangyang.engine.security.Elsewhere;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While there is no administrator, Operaton's Admin makes whoever comes first one. Only who sits at this machine is let
 * near it; elsewhere the staff file names one.
 */
final class FirstAdministrator extends OncePerRequestFilter {

    static final String PATH = "/operaton/api/admin/setup/*";

    private final ObjectMapper json;

    FirstAdministrator(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sign = Elsewhere.sign(request);
        if (sign == null) {
            chain.doFilter(request, response);
            return;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN,
                "The first administrator is made on the engine's own machine (by http://127.0.0.1 or http://localhost),"
                        + " or named in the staff file (engine.staff, role: admin); the " + sign
                        + " says that this comes from elsewhere");
        problem.setTitle(HttpStatus.FORBIDDEN.name());
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
