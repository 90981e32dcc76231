package org.kangyang.api.integration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.RequestFault;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that an operation does not know or that come twice: a mistyped filter must not be ignored. */
@Component
class QueryInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Set<String> known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(QueryInterceptor::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw ApiProblem.malformed(new FieldFault(
                            shortened(name),
                            RequestFault.UNKNOWN_PARAMETER,
                            "没有名为该名称的查询参数。",
                            known.isEmpty() ? "此操作没有查询参数，请删除。" : "可用的查询参数:" + String.join("、", known) + "。"));
                }
                if (values[0].isBlank()) {
                    throw ApiProblem.malformed(
                            new FieldFault(name, RequestFault.EMPTY_PARAMETER, "查询参数没有取值。", "请填写取值，或删除该参数。"));
                }
                if (values.length > 1) {
                    throw ApiProblem.malformed(
                            new FieldFault(name, RequestFault.REPEATED_PARAMETER, "查询参数重复。", "请只保留一个取值。"));
                }
            });
        }
        return true;
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty()
                ? Objects.requireNonNull(parameter.getParameter().getName())
                : annotation.name();
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
