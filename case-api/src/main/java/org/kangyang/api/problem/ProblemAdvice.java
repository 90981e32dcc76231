package org.kangyang.api.problem;

import com.mongodb.MongoException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.FaultCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers every exception with a problem; what is not foreseen becomes a 500 without details, and a log entry. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    /** Seconds after which a client may try again once the database has gone. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiProblem problem) {
        return Problems.answer(problem, HttpHeaders.EMPTY);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        UncategorizedMongoDbException.class,
        MongoException.class
    })
    ResponseEntity<ProblemDetail> databaseDown(Exception failure) {
        LOG.warn("The database did not answer: {}", failure.getClass().getSimpleName());
        return Problems.answer(
                new ApiProblem(ProblemType.UNAVAILABLE, "数据库暂时无法访问，请求未被受理，请稍后用相同的幂等键重试。")
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception failure) {
        // The message may hold a value that was sent, so only where it happened is logged.
        LOG.error("Unforeseen {} at {}", failure.getClass().getName(), places(failure));
        return Problems.answer(new ApiProblem(ProblemType.INTERNAL, "系统内部错误，已记录日志。"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badQuery(InvalidParameterException failure) {
        return Problems.answer(ApiProblem.malformed(
                new FieldFault("", RequestFault.BAD_QUERY, "查询字符串不合规范。", "请以 UTF-8 百分号编码书写查询参数。")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unconvertible(HttpMessageConversionException failure) {
        return Problems.answer(ApiProblem.malformed(JsonFaults.of(failure.getCause())), HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<ProblemDetail> answer = Problems.answer(problemFor(ex, status), headers);
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }

    private static ApiProblem problemFor(Exception ex, HttpStatusCode status) {
        return switch (ex) {
            case HttpMessageNotReadableException unreadable ->
                ApiProblem.malformed(JsonFaults.of(unreadable.getCause()));
            case MissingRequestHeaderException missing ->
                ApiProblem.malformed(new FieldFault(
                        missing.getHeaderName(), RequestFault.HEADER_REQUIRED, "缺少必需的请求头。", "请在请求中加入该请求头。"));
            case MissingServletRequestParameterException missing ->
                ApiProblem.malformed(
                        new FieldFault(missing.getParameterName(), FaultCode.REQUIRED, "缺少必需的查询参数。", "请在网址中加入该参数。"));
            case MethodArgumentTypeMismatchException mismatch ->
                ApiProblem.malformed(mismatch(mismatch.getName(), mismatch.getRequiredType()));
            case TypeMismatchException mismatch ->
                ApiProblem.malformed(mismatch(String.valueOf(mismatch.getPropertyName()), mismatch.getRequiredType()));
            case HttpRequestMethodNotSupportedException method ->
                new ApiProblem(ProblemType.METHOD_NOT_ALLOWED, "该地址支持的方法:" + methods(method) + "。");
            case HttpMediaTypeNotSupportedException type ->
                new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "请以 application/json(UTF-8)发送请求内容。");
            case HttpMediaTypeNotAcceptableException type ->
                new ApiProblem(ProblemType.NOT_ACCEPTABLE, "可提供的响应格式:application/json、application/problem+json。");
            case NoResourceFoundException resource -> ApiProblem.notFound("没有这个地址，请对照接口文档。");
            default -> {
                LOG.warn("Answered {} to {}", status.value(), ex.getClass().getName());
                yield new ApiProblem(
                        status.is5xxServerError() ? ProblemType.INTERNAL : ProblemType.REFUSED,
                        status.is5xxServerError() ? "系统内部错误，已记录日志。" : "请求不符合接口要求。");
            }
        };
    }

    private static FieldFault mismatch(String name, @Nullable Class<?> type) {
        String expected;
        if (type != null && type.isEnum()) {
            expected = "请使用下列取值之一:"
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining("、")) + "。";
        } else if (type != null && java.time.temporal.Temporal.class.isAssignableFrom(type)) {
            expected = "请使用带时区的时间，如 2026-12-01T08:00:00+08:00(网址中的加号写作 %2B)。";
        } else {
            expected = "请使用整数。";
        }
        return new FieldFault(name, FaultCode.WRONG_TYPE, "参数的类型或取值不正确。", expected);
    }

    private static String methods(HttpRequestMethodNotSupportedException method) {
        var supported = method.getSupportedHttpMethods();
        return supported == null
                ? "无"
                : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining("、"));
    }

    private static List<String> places(Exception failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(12)
                .map(StackTraceElement::toString)
                .toList();
    }
}
