package org.kangyang.engine.usertask;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.Deployments;
import org.kangyang.engine.deployment.Forms;
import org.springframework.stereotype.Component;

/** The forms that tasks show: of the id that the model names the version that was the newest when the task came. */
@Component
class TaskForms {

    private final Deployments deployments;
    private final Forms forms;

    TaskForms(Deployments deployments, Forms forms) {
        this.deployments = deployments;
        this.forms = forms;
    }

    Optional<Deployments.FormSchema> of(@Nullable String formId, String taskKey) {
        return formId == null ? Optional.empty() : deployments.linkedForm(formId, taskKey);
    }

    @Nullable
    String keyOf(@Nullable String formId, String taskKey) {
        return formId == null
                ? null
                : forms.keyFor(formId, taskKey).map(String::valueOf).orElse(null);
    }
}
