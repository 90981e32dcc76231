package org.kangyang.engine.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.kangyang.engine.security.SecuritySettings.Mode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Answers callers who are not known (401) or may not do it (403) as problem, which is all that Camunda's client reads. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Set<Mode> modes;
    private final ObjectMapper json;
    private final BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

    SecurityProblems(Set<Mode> modes, ObjectMapper json) {
        this.modes = modes;
        this.json = json;
        bearer.setRealmName("engine");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.addHeader(HttpHeaders.RETRY_AFTER, "5");
            write(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The issuer of tokens does not answer, so nobody can be told apart; nothing was done",
                    request,
                    response);
            return;
        }
        if (modes.contains(Mode.OIDC)) {
            bearer.commence(request, response, failure);
        }
        if (modes.contains(Mode.BASIC)) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"engine\", charset=\"UTF-8\"");
        }
        write(
                HttpStatus.UNAUTHORIZED,
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "Say who you are by the header Authorization: " + modes
                        : "What the header Authorization says is not valid here" + reason(failure),
                request,
                response);
    }

    private static String reason(AuthenticationException failure) {
        String told = failure instanceof OAuth2AuthenticationException token
                ? token.getError().getDescription()
                : null;
        return told == null ? "" : ": " + told;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(
                HttpStatus.FORBIDDEN,
                "'" + Caller.current().id() + "' may not do this; a service client or an administrator may",
                request,
                response);
    }

    /** A path or method that means nothing good, such as one with a line break in it. */
    void malformed(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        write(HttpStatus.BAD_REQUEST, "The request is not taken: " + rejected.getMessage(), request, response);
    }

    void foreign(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(HttpStatus.FORBIDDEN, "A page of another site may not use this API", request, response);
    }

    void elsewhere(String sign, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                HttpStatus.FORBIDDEN,
                "The " + sign
                        + " says that this comes from another machine, while engine.security.mode is none:"
                        + " it is for this machine alone, by http://127.0.0.1 or http://localhost. Set it to basic or oidc",
                request,
                response);
    }

    private void write(HttpStatus status, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.name());
        if (status != HttpStatus.BAD_REQUEST) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
