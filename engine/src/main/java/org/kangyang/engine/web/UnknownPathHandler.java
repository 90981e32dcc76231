package org.kangyang.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests that no controller takes, which advice limited to our controllers would not see. */
@RestControllerAdvice
class UnknownPathHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        return NotOffered.reason(request.getRequestURI())
                .map(reason -> notOffered(reason, request))
                .orElseGet(() -> ProblemHandler.problem(
                        HttpStatus.METHOD_NOT_ALLOWED, "Method Not Allowed", failure.getMessage(), request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
        return ProblemHandler.problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownPath(NoResourceFoundException failure, HttpServletRequest request) {
        return NotOffered.reason(request.getRequestURI())
                .map(reason -> notOffered(reason, request))
                .orElseGet(() -> ProblemHandler.problem(
                        HttpStatus.NOT_FOUND, "NOT_FOUND", "This server has no " + request.getRequestURI(), request));
    }

    private static ResponseEntity<ProblemDetail> notOffered(String reason, HttpServletRequest request) {
        return ProblemHandler.problem(HttpStatus.NOT_IMPLEMENTED, "NOT_SUPPORTED", reason, request);
    }
}
