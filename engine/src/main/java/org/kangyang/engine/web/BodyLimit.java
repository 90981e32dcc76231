package org.kangyang.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses commands larger than Camunda 8 takes by default (4 MB), and packed ones, whose size unpacked nobody knows;
 * deployments have the multipart limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(
            @org.springframework.beans.factory.annotation.Value("${engine.max-command-size:4MB}") DataSize limit,
            ObjectMapper json) {
        this.limit = limit.toBytes();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String packed = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (packed != null && !"identity".equalsIgnoreCase(packed)) {
            refuse(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Unsupported Media Type",
                    "Send the request without Content-Encoding",
                    request,
                    response);
        } else if (!isConcrete(request.getContentType())) {
            refuse(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Unsupported Media Type",
                    "Content-Type is no media type",
                    request,
                    response);
        } else if (isDeployment(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > limit) {
            refuse(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    Rejection.Reason.PAYLOAD_TOO_LARGE.name(),
                    tooLarge(),
                    request,
                    response);
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static boolean isConcrete(@Nullable String type) {
        try {
            return type == null || MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isDeployment(HttpServletRequest request) {
        String type = request.getContentType();
        return "/v2/deployments".equals(request.getRequestURI()) && type != null && type.startsWith("multipart/");
    }

    private void refuse(
            HttpStatus status, String title, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    private String tooLarge() {
        return "The request is larger than " + limit + " bytes";
    }

    /** For bodies that do not say their length. */
    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream in = super.getInputStream();
            return new ServletInputStream() {
                private long count;

                @Override
                public int read() throws IOException {
                    int b = in.read();
                    if (b >= 0) {
                        add(1);
                    }
                    return b;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int n = in.read(bytes, offset, length);
                    add(Math.max(0, n));
                    return n;
                }

                private void add(int n) {
                    count += n;
                    if (count > limit) {
                        throw new Rejection(Rejection.Reason.PAYLOAD_TOO_LARGE, tooLarge());
                    }
                }

                @Override
                public boolean isFinished() {
                    return in.isFinished();
                }

                @Override
                public boolean isReady() {
                    return in.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    in.setReadListener(listener);
                }
            };
        }
    }
}
