package org.kangyang.engine.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.clock.EngineClock;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.deployment.DeploymentRefused;
import org.kangyang.engine.message.Messages;
import org.kangyang.engine.runtime.Causes;
import org.kangyang.engine.runtime.StoreFailure;
import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Answers every failure of the API as {@code application/problem+json}: Camunda's client can read nothing else. */
@RestControllerAdvice(basePackages = "org.kangyang.engine")
class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Rejection rejection, HttpServletRequest request) {
        return problem(
                HttpStatus.valueOf(rejection.reason().status()),
                rejection.reason().name(),
                rejection.getMessage(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        return Causes.of(failure)
                .filter(Rejection.class::isInstance)
                .findFirst()
                .map(cause -> rejected((Rejection) cause, request))
                .orElseGet(() -> problem(HttpStatus.BAD_REQUEST, "Bad Request", explain(failure), request));
    }

    private static String explain(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof UnrecognizedPropertyException unknown) {
            return "Request property [" + unknown.getPropertyName() + "] is not known here";
        }
        if (failure.getCause() instanceof JsonMappingException mapping) {
            String path = mapping.getPath().stream()
                    .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                    .collect(Collectors.joining("."));
            return "Request property [" + path + "] cannot be parsed: " + mapping.getOriginalMessage();
        }
        return "The request body is missing or is no JSON object";
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MethodArgumentConversionNotSupportedException.class,
        MissingServletRequestPartException.class,
        BadUserRequestException.class
    })
    ResponseEntity<ProblemDetail> malformed(Exception failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "INVALID_ARGUMENT", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DeploymentRefused failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "INVALID_ARGUMENT", failure.getMessage(), request);
    }

    @ExceptionHandler({
        Messages.MessageNotCorrelated.class,
        Decisions.DecisionNotFound.class,
        org.operaton.bpm.engine.exception.NotFoundException.class
    })
    ResponseEntity<ProblemDetail> notFound(Exception failure, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> published(Messages.MessageAlreadyPublished failure, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "ALREADY_EXISTS", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> clockFixed(EngineClock.ClockNotControllable failure, HttpServletRequest request) {
        return problem(HttpStatus.FORBIDDEN, "FORBIDDEN", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notMultipart(MultipartException failure, HttpServletRequest request) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "INVALID_ARGUMENT",
                "The request's parts cannot be read: " + failure.getMostSpecificCause(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException failure, HttpServletRequest request) {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AuthorizationException failure, HttpServletRequest request) {
        return problem(HttpStatus.FORBIDDEN, "FORBIDDEN", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(OptimisticLockingException failure, HttpServletRequest request) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "RESOURCE_EXHAUSTED",
                "Another command changed the same instance at the same time; send the command again",
                request);
    }

    /** Nobody is there to read an answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {
        LOG.debug("The client went away: {}", failure.toString());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) {
        if (StoreFailure.leavesOpen(failure)) {
            return storeFailed(
                    Rejection.Reason.DEADLINE_EXCEEDED,
                    "The engine's store failed while it wrote; it is not known whether this was done",
                    failure,
                    request);
        }
        if (StoreFailure.causes(failure)) {
            return storeFailed(
                    Rejection.Reason.UNAVAILABLE,
                    "The engine's store does not answer or has no room; nothing was done. Send it again later",
                    failure,
                    request);
        }
        if (Causes.of(failure).anyMatch(ProblemHandler::isBeyondTheStore)) {
            LOG.warn("{} {}: a value is beyond what the store holds", request.getMethod(), request.getRequestURI());
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "INVALID_ARGUMENT",
                    "A name of the request is longer than " + StoredText.LONGEST
                            + " characters, or a value holds NUL or is beyond what the store can keep; nothing was done",
                    request);
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return problem(status, status.getReasonPhrase(), known.getBody().getDetail(), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", String.valueOf(failure), request);
    }

    /** SQL states of class 22, data exceptions; their messages tell the value, which no log should. */
    private static boolean isBeyondTheStore(Throwable cause) {
        return cause instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith("22");
    }

    private static ResponseEntity<ProblemDetail> storeFailed(
            Rejection.Reason reason, String detail, Exception failure, HttpServletRequest request) {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), String.valueOf(failure.getMessage()));
        ResponseEntity<ProblemDetail> answer =
                problem(HttpStatus.valueOf(reason.status()), reason.name(), detail, request);
        return reason == Rejection.Reason.UNAVAILABLE
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(answer.getBody())
                : answer;
    }

    static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String title, @Nullable String detail, HttpServletRequest request) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setTitle(title);
        body.setDetail(detail == null ? title : detail);
        body.setInstance(java.net.URI.create(request.getRequestURI()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
