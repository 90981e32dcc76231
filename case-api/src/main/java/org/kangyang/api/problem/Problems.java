package org.kangyang.api.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problems as answers of Spring MVC. */
public final class Problems {
    private Problems() {}

    /** Status, headers and body of a problem. */
    public static ResponseEntity<ProblemDetail> answer(ApiProblem problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    static ResponseEntity<ProblemDetail> answer(ApiProblem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers)
                .headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }
}
