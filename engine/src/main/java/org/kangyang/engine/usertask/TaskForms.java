package org.kangyang.engine.usertask;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.Deployments;
import org.springframework.stereotype.Component;

/** The forms that tasks name. */
@Component
class TaskForms {

    private final Deployments deployments;

    TaskForms(Deployments deployments) {
        this.deployments = deployments;
    }

    /** The newest form of that id, as Camunda 8 binds by default. */
    Optional<Deployments.FormSchema> latest(@Nullable String formId) {
        return formId == null ? Optional.empty() : deployments.latestForm(formId);
    }

    @Nullable
    String keyOf(@Nullable String formId) {
        return latest(formId).map(form -> String.valueOf(form.key())).orElse(null);
    }
}
