package org.kangyang.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what a filter or the servlet container refused with {@code sendError}, as a problem like any other. */
@Controller
class ProblemErrorController implements ErrorController {
    private final ProblemWriter writer;

    ProblemErrorController(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        writer.write(problem(code), request, response);
    }

    private static ApiProblem problem(int code) {
        return switch (code) {
            case 404 -> ApiProblem.notFound("没有这个地址，请对照接口文档。");
            case 405 -> new ApiProblem(ProblemType.METHOD_NOT_ALLOWED, "该地址不支持此请求方法。");
            case 413 -> new ApiProblem(ProblemType.TOO_LARGE, "请求内容过大。");
            case 415 -> new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "请以 application/json(UTF-8)发送请求内容。");
            default ->
                code >= 500
                        ? new ApiProblem(ProblemType.INTERNAL, "系统内部错误，已记录日志。")
                        : new ApiProblem(ProblemType.REFUSED, "请求不符合 HTTP 规范。");
        };
    }
}
