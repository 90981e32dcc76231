package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.operaton.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** Puts the gate before the web applications' API, and closes the process engine's open one. */
@Configuration(proxyBeanMethods = false)
class TasklistConfiguration {

    /** Name under which Operaton's starter registers the servlet of {@code /operaton/api/engine}. */
    private static final String ENGINE_API = "Engine Api";

    @Bean
    FilterRegistrationBean<TasklistGate> tasklistGate(
            UserTasks tasks,
            Completions completions,
            UserTaskProperties properties,
            IdentityService identity,
            ObjectMapper json) {
        var gate = new FilterRegistrationBean<>(new TasklistGate(tasks, completions, properties, identity, json));
        gate.setServletNames(List.of(ENGINE_API));
        return gate;
    }

    /** {@code /engine-rest} asks nobody who they are and knows nothing of Camunda 8's meaning. */
    @Bean
    FilterRegistrationBean<jakarta.servlet.Filter> noOpenEngineApi() {
        var closed = new FilterRegistrationBean<jakarta.servlet.Filter>((request, response, chain) -> {
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
            answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            answer.getWriter()
                    .write("{\"type\":\"about:blank\",\"title\":\"NOT_FOUND\",\"status\":404,"
                            + "\"detail\":\"The process engine's own REST API is closed; use /v2\"}");
        });
        closed.setUrlPatterns(List.of("/engine-rest/*"));
        return closed;
    }
}
