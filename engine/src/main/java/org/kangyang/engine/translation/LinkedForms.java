package org.kangyang.engine.translation;

import java.util.Optional;

/** The Camunda Forms that user tasks name. */
public interface LinkedForms {

    /** Whether any version of the form is deployed. */
    boolean exists(String formId);

    /** The version that was the newest when the task was created: a task keeps its form. */
    Optional<Integer> versionFor(String formId, String taskKey);
}
