package org.kangyang.local.endtoend;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One elder and everybody who works for them, each a client that repeats what was not acknowledged, under the same
 * Idempotency-Key, and goes on with whatever tasks are open.
 */
final class Patient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalDate today;
    private final String referral;
    private final String key = UUID.randomUUID().toString();
    private final Set<Long> completed = new HashSet<>();
    private String closureKey = "";
    private String closureTag = "";
    final Course course;
    volatile String caseId = "";
    private volatile String caseNumber = "";

    Patient(Course course, LocalDate today) {
        this.course = course;
        this.today = today;
        this.referral = JSON.writeValueAsString(Referral.strokeAt84(today));
    }

    /** An answer that no client should ever get. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * Does the next thing there is to do; at most one command.
     *
     * @param begun called when a command is sent
     * @return whether the case has arrived where it must end
     */
    boolean step(LocalSystem system, CamundaClient engine, Runnable begun) throws Exception {
        if (caseId.isEmpty()) {
            begun.run();
            refer(system);
            return false;
        }
        List<UserTask> open = openTasks(engine);
        for (UserTask task : open) {
            Map<String, Object> form = course.form(task.getElementId(), today);
            if (form != null) {
                begun.run();
                complete(engine, task, form);
                return false;
            }
        }
        String status = system.view(caseId).get("status").asString();
        if (course == Course.WITHDRAWN && !open.isEmpty() && !status.equals("CLOSED")) {
            begun.run();
            withdraw(system);
            return false;
        }
        return status.equals(course.status) && open.isEmpty();
    }

    /** Sent again after an acknowledgement it must get the same answer. */
    void refer(LocalSystem system) throws Exception {
        HttpResponse<String> answer = system.post(system.api("/api/v1/referrals"), key, referral);
        if (answer.statusCode() == 201) {
            JsonNode accepted = JSON.readTree(answer.body());
            String told = accepted.get("caseId").asString();
            if (!caseId.isEmpty() && !told.equals(caseId)) {
                throw new Refused("Case " + caseId + " was acknowledged, the repeated referral names " + told);
            }
            caseNumber = accepted.get("caseNumber").asString();
            caseId = told;
        } else {
            requirePassing(answer);
        }
    }

    private void withdraw(LocalSystem system) throws Exception {
        if (closureTag.isEmpty()) {
            closureTag = system.tag(caseId);
            closureKey = UUID.randomUUID().toString();
        }
        String closure = JSON.writeValueAsString(Map.of(
                "reason", "WITHDRAWN", "occurredOn", today.toString(), "documentReference", "SAMPLE-WITHDRAWAL"));
        HttpResponse<String> answer = system.post(
                system.api("/api/v1/cases/" + caseId + "/closure"), closureKey, closure, "If-Match", closureTag);
        if (answer.statusCode() == 412) {
            closureTag = "";
        } else if (answer.statusCode() != 200) {
            requirePassing(answer);
        }
    }

    /** What a kill may do to a request: the server fails, or still holds the key of the request that was cut off. */
    private static void requirePassing(HttpResponse<String> answer) {
        boolean inFlight = answer.statusCode() == 409 && answer.body().contains("idempotency-key-in-flight");
        if (answer.statusCode() < 500 && !inFlight) {
            throw new Refused(answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** To search open tasks by; a value is searched as the JSON that it is. */
    Map<String, Object> caseIdVariable() {
        return Map.of("caseId", JSON.writeValueAsString(caseId));
    }

    /** To search instances by, for only this is still known of those that have ended. */
    Map<String, Object> caseNumberVariable() {
        return Map.of("caseNumber", JSON.writeValueAsString(caseNumber));
    }

    private List<UserTask> openTasks(CamundaClient engine) {
        List<UserTask> open = engine.newUserTaskSearchRequest()
                .filter(f -> f.state(UserTaskState.CREATED).processInstanceVariables(caseIdVariable()))
                .send()
                .join()
                .items();
        for (UserTask task : open) {
            if (completed.contains(task.getUserTaskKey())) {
                throw new Refused("The completion of " + task.getElementId() + " of case " + caseId
                        + " was acknowledged, and now it is open again");
            }
        }
        return open;
    }

    private void complete(CamundaClient engine, UserTask task, Map<String, Object> form) {
        if (task.getAssignee() == null) {
            engine.newAssignUserTaskCommand(task.getUserTaskKey())
                    .assignee(Course.staff(task.getElementId()))
                    .send()
                    .join();
        }
        engine.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(form)
                .send()
                .join();
        completed.add(task.getUserTaskKey());
    }

    @Override
    public String toString() {
        return course + " " + (caseId.isEmpty() ? "not referred yet" : caseId);
    }
}
