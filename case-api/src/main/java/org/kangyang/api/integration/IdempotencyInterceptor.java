package org.kangyang.api.integration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.IdempotencyKeys.Taken;
import org.kangyang.api.integration.IdempotencyRecord.Answer;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.api.problem.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Replays the first answer of an idempotency key. A decision is kept (2xx, 404, 409, 422); a request that was never
 * taken in hand (malformed, too large, stale or without If-Match) or that failed on our side gives its key back.
 */
@Component
class IdempotencyInterceptor implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyInterceptor.class);
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + Idempotent.LONGEST_KEY + "}");
    private static final Set<Integer> REFUSALS_KEPT = Set.of(404, 409, 422);
    private static final List<String> HEADERS_KEPT =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);
    private static final String HELD = IdempotencyInterceptor.class.getName() + ".held";

    private final IdempotencyKeys keys;

    IdempotencyInterceptor(IdempotencyKeys keys) {
        this.keys = keys;
    }

    private record Held(String key, String attempt) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(Idempotent.class)) {
            return true;
        }
        String key = key(request);
        return switch (keys.take(key, Command.fingerprint(request))) {
            case Taken.Ours ours -> {
                request.setAttribute(HELD, new Held(key, ours.attempt()));
                yield true;
            }
            case Taken.Answered answered -> {
                replay(answered.answer(), response);
                yield false;
            }
            case Taken.InFlight inFlight ->
                throw new ApiProblem(ProblemType.KEY_IN_FLIGHT, "相同幂等键的请求正在处理，请稍后重试以取得其结果。")
                        .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.min(5, inFlight.seconds())));
            case Taken.Reused reused ->
                throw new ApiProblem(
                        ProblemType.KEY_REUSED,
                        "该幂等键已用于另一请求（地址或内容不同）。",
                        List.of(new FieldFault(
                                Idempotent.HEADER,
                                RequestFault.KEY_REUSED,
                                "该幂等键已用于内容不同的请求。",
                                "请为新的请求换用新的幂等键；重发时内容须逐字节相同。")));
        };
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(request.getAttribute(HELD) instanceof Held held)) {
            return;
        }
        try {
            int status = response.getStatus();
            if (failure == null && (status < 300 || REFUSALS_KEPT.contains(status))) {
                keys.keep(held.key(), held.attempt(), answer(response));
            } else {
                keys.release(held.key(), held.attempt());
            }
        } catch (RuntimeException lost) {
            // The effect is in the case's ledger: a repetition after the lock's end gets the same outcome from there.
            LOG.warn(
                    "Could not keep the first answer of a key: {}",
                    lost.getClass().getSimpleName());
        }
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(Idempotent.HEADER);
        if (key == null) {
            throw ApiProblem.malformed(new FieldFault(
                    Idempotent.HEADER,
                    RequestFault.HEADER_REQUIRED,
                    "缺少 Idempotency-Key 请求头。",
                    "请为每个业务请求生成一个唯一的键(如 UUID),重发时使用同一个键。"));
        }
        if (!PRINTABLE.matcher(key).matches()) {
            throw ApiProblem.malformed(new FieldFault(
                    Idempotent.HEADER,
                    RequestFault.HEADER_INVALID,
                    "Idempotency-Key 的格式不正确。",
                    "键应为 1 至 " + Idempotent.LONGEST_KEY + " 个可见的 ASCII 字符，不含空格，如 UUID。"));
        }
        return key;
    }

    private static Answer answer(HttpServletResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS_KEPT) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        ContentCachingResponseWrapper cached =
                WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        String body = cached == null ? "" : new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8);
        return new Answer(response.getStatus(), headers, body);
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
