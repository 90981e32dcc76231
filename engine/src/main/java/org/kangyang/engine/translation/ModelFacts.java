package org.kangyang.engine.translation;

/** Facts about the elements of deployed models. */
public interface ModelFacts {

    /**
     * @param processDefinitionId Operaton's id of the definition
     * @param activityId Operaton's activity id; also {@code <id>#multiInstanceBody} and {@code <id>__completing_<n>}
     */
    ElementFacts facts(String processDefinitionId, String activityId);

    /** Whether the process's start event for this message has output mappings, so that its variables do not propagate. */
    boolean mapsMessageStart(String processDefinitionId, String messageName);
}
