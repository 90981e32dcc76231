package org.kangyang.engine.usertask;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls of the process engine's own REST API whose effect would bypass Camunda 8's meaning of the deployed models. */
final class ForeignCalls {

    private static final String API = "Use Camunda's API for that: ";

    private record Rule(String method, Pattern path, String reason) {
        static Rule of(String method, String path, String reason) {
            return new Rule(method, Pattern.compile("/engine/[^/]+/" + path + "/?"), API + reason);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("POST", "deployment/create", "models are deployed by POST /v2/deployments, which translates them"),
            Rule.of("POST", "deployment/[^/]+/redeploy", "models are deployed by POST /v2/deployments"),
            Rule.of("POST", "task/create", "tasks come from models only"),
            Rule.of(
                    "POST",
                    "task/[^/]+/(resolve|delegate|bpmnError|bpmnEscalation)",
                    "a user task is assigned and completed"),
            Rule.of("POST", "external-task/fetchAndLock", "jobs are activated by POST /v2/jobs/activation"),
            Rule.of(
                    "POST",
                    "external-task/[^/]+/(complete|failure|bpmnError|lock|unlock|extendLock)",
                    "jobs are answered under /v2/jobs"),
            Rule.of("POST", "(message|signal|condition)", "messages are published by POST /v2/messages/publication"),
            Rule.of(
                    "POST",
                    "execution/[^/]+/(signal|messageSubscriptions/.*/trigger)",
                    "messages are published by POST /v2/messages/publication"),
            Rule.of(
                    "POST",
                    "(process-instance/[^/]+/modification(-async)?|modification/.*)",
                    "instances are not modified"),
            Rule.of("POST", "migration/(execute|executeAsync)", "instances are not migrated"),
            Rule.of("POST", "process-definition/[^/]+/restart(-async)?", "instances are not restarted"));

    private ForeignCalls() {}

    /** Why the call is refused; null where it is not. */
    static @Nullable String refusal(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.method().equals(method)
                        && rule.path().matcher(path).matches())
                .map(Rule::reason)
                .findFirst()
                .orElse(null);
    }
}
