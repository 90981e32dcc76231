package org.kangyang.engine.deployment;

import java.util.List;

/**
 * The outcome of a deployment, in Camunda 8's terms; a resource that is already deployed with the same content and file
 * name appears with the version it had.
 */
public record Deployed(
        long key,
        List<Process> processes,
        List<Decision> decisions,
        List<Requirements> requirements,
        List<Form> forms) {

    public record Process(String processId, int version, long key, String resourceName) {}

    public record Decision(
            String decisionId, String name, int version, long key, String requirementsId, long requirementsKey) {}

    public record Requirements(String id, String name, int version, long key, String resourceName) {}

    public record Form(String formId, int version, long key, String resourceName) {}
}
