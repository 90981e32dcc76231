package org.kangyang.engine.deployment;

import java.util.List;
import java.util.Optional;

/** Deploys models, decision tables and forms, and gives back what was deployed as it was. */
public interface Deployments {

    /**
     * Deploys all or nothing.
     *
     * @throws DeploymentRefused naming file, element and reason
     */
    Deployed deploy(List<Resource> resources);

    /** The BPMN XML as it was deployed (not the translation). */
    Optional<String> originalProcessXml(String processDefinitionId);

    /** The newest form of this id. */
    Optional<FormSchema> latestForm(String formId);

    /** The form that the task of this key shows: the newest of that id when the task was created. */
    Optional<FormSchema> linkedForm(String formId, String taskKey);

    /** The form of this key. */
    Optional<FormSchema> form(long key);

    /** A deployed form; {@code schema} is its JSON text. */
    record FormSchema(String formId, int version, long key, String schema) {}
}
