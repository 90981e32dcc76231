package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.impl.identity.Authentication;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands between Tasklist or Cockpit and the process engine's REST API. A task completed there means the same as one
 * completed through Camunda's API; calls whose effect Camunda 8 does not know are refused ({@link ForeignCalls}).
 * It is mapped to the servlet's name, so it runs after the filters that know the session, its user and the CSRF token.
 */
final class TasklistGate extends OncePerRequestFilter {

    private static final Pattern COMPLETION = Pattern.compile("/engine/[^/]+/task/([^/]+)/(complete|submit-form)/?");

    private final UserTasks tasks;
    private final Completions completions;
    private final UserTaskProperties properties;
    private final IdentityService identity;
    private final ObjectMapper json;

    TasklistGate(
            UserTasks tasks,
            Completions completions,
            UserTaskProperties properties,
            IdentityService identity,
            ObjectMapper json) {
        this.tasks = tasks;
        this.completions = completions;
        this.properties = properties;
        this.identity = identity;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceAll("/{2,}", "/");
        Authentication user = identity.getCurrentAuthentication();
        Matcher completion = COMPLETION.matcher(path);
        if (user != null && "POST".equals(request.getMethod()) && completion.matches()) {
            complete(completion.group(1), user.getUserId(), request, response);
            return;
        }
        String refusal = ForeignCalls.refusal(request.getMethod(), path);
        if (refusal != null) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "RestException", refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private void complete(String key, String user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            JsonNode body = json.readTree(request.getInputStream());
            Map<String, Object> variables = FormData.read(body.path("variables"), json);
            if (tasks.complete(key, variables, null, user)) {
                completions.await(key, properties.tasklistWait());
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (Rejection rejection) {
            answer(
                    response,
                    rejection.reason().status(),
                    "InvalidRequestException",
                    String.valueOf(rejection.getMessage()));
        } catch (AuthorizationException forbidden) {
            answer(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "AuthorizationException",
                    String.valueOf(forbidden.getMessage()));
        }
    }

    private void answer(HttpServletResponse response, int status, String type, String message) throws IOException {
        ObjectNode body = json.createObjectNode().put("type", type).put("message", message);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(body));
    }
}
