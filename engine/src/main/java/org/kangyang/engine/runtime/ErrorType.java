package org.kangyang.engine.runtime;

/** Camunda 8's kinds of incident that can occur here; names are those of its REST API. */
public enum ErrorType {
    IO_MAPPING_ERROR,
    JOB_NO_RETRIES,
    CONDITION_ERROR,
    EXTRACT_VALUE_ERROR,
    CALLED_ELEMENT_ERROR,
    UNHANDLED_ERROR_EVENT,
    CALLED_DECISION_ERROR,
    DECISION_EVALUATION_ERROR,
    FORM_NOT_FOUND,
    TASK_LISTENER_NO_RETRIES,
    UNKNOWN
}
