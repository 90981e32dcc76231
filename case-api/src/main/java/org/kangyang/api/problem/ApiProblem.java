package org.kangyang.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** A refusal on its way to the client; {@link ProblemAdvice} or {@link ProblemWriter} turns it into RFC 9457 JSON. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldFault> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    public ApiProblem(ProblemType type, String detail, List<FieldFault> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ApiProblem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** 422 with one entry per field at fault. */
    public static ApiProblem invalid(List<FieldFault> errors) {
        return new ApiProblem(ProblemType.INVALID, "有 " + errors.size() + " 处内容未通过校验，详见 errors。", errors);
    }

    /** 400 that names one field, header or parameter. */
    public static ApiProblem malformed(FieldFault fault) {
        return new ApiProblem(ProblemType.MALFORMED, fault.message(), List.of(fault));
    }

    /** 404 for a case, assessment or page that does not exist. */
    public static ApiProblem notFound(String detail) {
        return new ApiProblem(ProblemType.NOT_FOUND, detail);
    }

    /** Adds an extension member, e.g. the {@code caseId} of the open case. */
    public ApiProblem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a response header, e.g. {@code Retry-After}. */
    public ApiProblem withHeader(String name, String value) {
        headers.add(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    HttpHeaders headers() {
        return headers;
    }

    /** The JSON body; {@code errors} is always there, empty when no field is to blame. */
    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatus(type.status());
        body.setType(type.uri());
        body.setTitle(type.title());
        body.setDetail(getMessage());
        members.forEach(body::setProperty);
        body.setProperty("errors", errors);
        return body;
    }
}
