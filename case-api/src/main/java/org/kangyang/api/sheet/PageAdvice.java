package org.kangyang.api.sheet;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletResponse;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.core.integration.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Errors of the pages in words for staff, and headers that keep the pages from being stored, framed or scripted. */
@ControllerAdvice(assignableTypes = CaseSheetController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

    @ModelAttribute
    void protect(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    @ExceptionHandler
    ModelAndView missing(NotFound missing) {
        return page(HttpStatus.NOT_FOUND, "没有这个个案", "请从任务中重新打开链接，或核对个案编号。");
    }

    @ExceptionHandler
    ModelAndView malformed(ApiProblem problem) {
        return page(HttpStatus.BAD_REQUEST, "网址有误", String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, MongoException.class})
    ModelAndView databaseDown(Exception failure) {
        LOG.warn("The database did not answer a page: {}", failure.getClass().getSimpleName());
        return page(HttpStatus.SERVICE_UNAVAILABLE, "暂时无法读取数据", "数据库没有响应，请稍后刷新本页。");
    }

    private static ModelAndView page(HttpStatus status, String title, String text) {
        ModelAndView page = new ModelAndView("page-problem", status);
        page.addObject("title", title);
        page.addObject("text", text);
        return page;
    }
}
