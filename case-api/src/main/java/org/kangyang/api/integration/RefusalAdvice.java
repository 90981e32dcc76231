package org.kangyang.api.integration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.api.problem.Problems;
import org.kangyang.api.problem.RequestFault;
import org.kangyang.core.integration.CommandReused;
import org.kangyang.core.integration.ConcurrentChange;
import org.kangyang.core.integration.FieldError;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.Refusal;
import org.kangyang.core.integration.StaleRevision;
import org.kangyang.core.pathway.OpenCaseExists;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The domain's refusals as problems; each carries the domain's own sentence. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class RefusalAdvice {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
        boolean query = "GET".equals(request.getMethod());
        return Problems.answer(
                query && refusal instanceof InvalidFields invalid
                        ? new ApiProblem(ProblemType.MALFORMED, "查询参数不正确。", faults(invalid))
                        : problem(refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> concurrent(ConcurrentChange change) {
        return Problems.answer(
                new ApiProblem(ProblemType.BUSY, "该个案正被他人修改，请稍后以相同的幂等键重试。").withHeader(HttpHeaders.RETRY_AFTER, "1"));
    }

    private static ApiProblem problem(Refusal refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        return switch (refusal) {
            case InvalidFields invalid -> ApiProblem.invalid(faults(invalid));
            case NotFound missing -> ApiProblem.notFound(sentence);
            case StaleRevision stale -> EntityTags.stale();
            case CommandReused reused ->
                new ApiProblem(
                        ProblemType.KEY_REUSED,
                        "该幂等键已用于另一请求。",
                        List.of(new FieldFault(
                                Idempotent.HEADER, RequestFault.KEY_REUSED, "该幂等键已用于内容不同的请求。", "请为新的请求换用新的幂等键。")));
            case OpenCaseExists open ->
                new ApiProblem(ProblemType.OPEN_CASE, sentence)
                        .with("caseId", open.caseId())
                        .with("caseNumber", open.caseNumber())
                        .with("caseStatus", open.status());
            default -> new ApiProblem(ProblemType.CONFLICT, sentence).with("code", refusal.code());
        };
    }

    private static List<FieldFault> faults(InvalidFields invalid) {
        return invalid.errors().stream().map(RefusalAdvice::fault).toList();
    }

    private static FieldFault fault(FieldError error) {
        return new FieldFault(error.field(), error.code(), sentence(error.message()), sentence(error.mend()));
    }

    /** The domain's halves of a sentence as sentences of their own. */
    private static String sentence(String text) {
        return text.replaceAll("[,，;；。]+$", "") + "。";
    }
}
