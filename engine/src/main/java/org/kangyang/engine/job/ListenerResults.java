package org.kangyang.engine.job;

import io.camunda.client.protocol.rest.JobCompletionRequest;
import io.camunda.client.protocol.rest.JobResult;
import java.util.Map;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.web.Rejection;

/** What a job's completion may say beside its variables. */
final class ListenerResults {

    private ListenerResults() {}

    /** Refuses what would otherwise be ignored. */
    static void check(ElementFacts facts, JobCompletionRequest request, Map<String, Object> variables) {
        if (facts.isListenerJob() && !variables.isEmpty()) {
            throw Rejection.invalidArgument("A task listener of [" + facts.elementId() + "] cannot set variables "
                    + variables.keySet() + ": use an output mapping of the user task");
        }
        JobResult result = request.getResult();
        if (result == null) {
            return;
        }
        if (Boolean.TRUE.equals(result.getDenied())) {
            throw Rejection.invalidArgument("This server cannot deny the completion of user task [" + facts.elementId()
                    + "]; model the refusal as a gateway after the task");
        }
        if (result.getCorrections() != null
                && (result.getCorrections().getAssignee() != null
                        || result.getCorrections().getDueDate() != null
                        || result.getCorrections().getFollowUpDate() != null
                        || result.getCorrections().getCandidateGroups() != null
                        || result.getCorrections().getCandidateUsers() != null
                        || result.getCorrections().getPriority() != null)) {
            throw Rejection.invalidArgument(
                    "This server cannot correct user task [" + facts.elementId() + "] from a completing listener");
        }
        if (result.getActivateElements() != null
                        && !result.getActivateElements().isEmpty()
                || Boolean.TRUE.equals(result.getIsCompletionConditionFulfilled())
                || Boolean.TRUE.equals(result.getIsCancelRemainingInstances())) {
            throw Rejection.invalidArgument("This server has no ad-hoc sub-processes");
        }
    }
}
