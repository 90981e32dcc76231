package org.kangyang.api.integration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.api.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Reads the body of every API request within its limit (413 beyond it) and holds the answer back until it is kept. */
@Component
class BodyFilter extends OncePerRequestFilter {
    private final ApiLimits limits;
    private final ProblemWriter problems;

    BodyFilter(ApiLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") || "GET".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiProblem> refusal = refusal(request);
        if (refusal.isPresent()) {
            problems.write(refusal.get(), request, response);
            return;
        }
        long limit = limit(request);
        byte[] bytes = request.getInputStream().readNBytes((int) limit + 1);
        if (bytes.length > limit) {
            problems.write(tooLarge(limit), request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(new BufferedBody(request, bytes), answer);
        answer.copyBodyToResponse();
    }

    private Optional<ApiProblem> refusal(HttpServletRequest request) {
        long limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            return Optional.of(tooLarge(limit));
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            return Optional.of(new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "不支持压缩的请求内容，请去掉 Content-Encoding。"));
        }
        if (charset(request).filter(name -> !"utf-8".equalsIgnoreCase(name)).isPresent()) {
            return Optional.of(new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "JSON 只能以 UTF-8 编码，请更正 charset。"));
        }
        return Optional.empty();
    }

    private static Optional<String> charset(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("charset="))
                .map(type -> type.replaceAll("(?i).*charset=\\s*\"?([^\";\\s]*).*", "$1"));
    }

    private static final Pattern ATTACHMENTS = Pattern.compile("/api/v1/cases/[^/]+/attachments");

    private long limit(HttpServletRequest request) {
        if (ATTACHMENTS.matcher(request.getRequestURI()).matches()) {
            return limits.attachmentBody().toBytes();
        }
        return "PUT".equals(request.getMethod()) && !request.getRequestURI().startsWith("/api/v1/cases/")
                ? limits.importBody().toBytes()
                : limits.body().toBytes();
    }

    private static ApiProblem tooLarge(long limit) {
        return new ApiProblem(ProblemType.TOO_LARGE, "请求内容不得超过 " + limit + " 字节；导入数据请分批发送。");
    }
}
