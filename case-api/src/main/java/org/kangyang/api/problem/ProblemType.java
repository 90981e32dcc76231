package org.kangyang.api.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/**
 * The kinds of refusal that this API knows. The URN is stable: an integrator may branch on it, while titles and details
 * are for people and may be reworded.
 */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "malformed", "请求格式有误"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "未找到"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "不支持该请求方法"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "无法提供所要求的响应格式"),
    /** The state of the case, or another open case of the same person, forbids what was asked. */
    CONFLICT(HttpStatus.CONFLICT, "conflict", "与现有数据冲突"),
    /** Another open case of the same person; the problem names it in {@code caseId} and {@code caseNumber}. */
    OPEN_CASE(HttpStatus.CONFLICT, "open-case", "该老人已有未结个案"),
    KEY_IN_FLIGHT(HttpStatus.CONFLICT, "idempotency-key-in-flight", "相同幂等键的请求正在处理"),
    /** Others kept changing the same case; the same request may simply be sent again. */
    BUSY(HttpStatus.CONFLICT, "busy", "个案正被他人修改"),
    STALE(HttpStatus.PRECONDITION_FAILED, "stale", "个案已被他人更新"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "请求内容过大"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "不支持该请求内容类型"),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "内容未通过校验"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", "幂等键已用于另一请求"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "precondition-required", "缺少 If-Match 请求头"),
    /** Any other answer of the 4xx class that the web container gives before a controller is reached. */
    REFUSED(HttpStatus.BAD_REQUEST, "refused", "请求被拒绝"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "系统内部错误"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "服务暂不可用");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    ProblemType(HttpStatus status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** The HTTP status that goes with this kind. */
    public HttpStatus status() {
        return status;
    }

    /** The problem's {@code type}, a URN that never changes. */
    public URI uri() {
        return URI.create("urn:kangyang:problem:" + slug);
    }

    /** The last part of {@link #uri()}, as the OpenAPI document lists it. */
    public String slug() {
        return slug;
    }

    /** A short Chinese title, the same for every problem of this kind. */
    public String title() {
        return title;
    }
}
