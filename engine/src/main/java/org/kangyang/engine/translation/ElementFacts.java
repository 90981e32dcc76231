package org.kangyang.engine.translation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API must know of an element beyond what Operaton keeps.
 *
 * @param elementId the element's id in the deployed model; elements that the translation added answer with the one they serve
 * @param elementName its name, or the id where it has none
 * @param type Camunda 8's element type, such as {@code SERVICE_TASK}, {@code MULTI_INSTANCE_BODY}
 * @param internal whether the translation added this element: never shown
 * @param headers task headers
 * @param outputMapped whether it has output mappings: completion variables are then set locally, else they propagate
 * @param listened whether completing listeners follow: completion variables become others' when those are done
 * @param formId the Camunda Form of a user task, as written in the model (a FEEL expression starts with {@code =})
 * @param externalFormReference a form kept elsewhere, for a user task
 * @param completingListener position (from 0) when this is the job of a completing task listener, else -1
 */
public record ElementFacts(
        String elementId,
        String elementName,
        String type,
        boolean internal,
        Map<String, String> headers,
        boolean outputMapped,
        boolean listened,
        @Nullable String formId,
        @Nullable String externalFormReference,
        int completingListener) {

    public ElementFacts {
        headers = Map.copyOf(headers);
    }

    /** Whether the external task of this element is a {@code TASK_LISTENER} job. */
    public boolean isListenerJob() {
        return completingListener >= 0;
    }
}
