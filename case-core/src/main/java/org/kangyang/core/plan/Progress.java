package org.kangyang.core.plan;

import java.util.Set;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.stereotype.Component;

/** How a plan works out (R28). */
@Component
class Progress {

    private static final Set<String> EFFECTS = Set.of("IMPROVED", "UNCHANGED", "WORSE");

    private final PlanDesk desk;

    Progress(PlanDesk desk) {
        this.desk = desk;
    }

    PlanChanged note(CommandKey key, String planId, ProgressNote note, String actor) {
        var errors = new FieldErrors();
        errors.pastDay("observedOn", note.observedOn(), desk.today(), "请填写观察日期");
        errors.text("progress", note.progress(), 2000);
        errors.oneOf("effect", note.effect(), EFFECTS, "请填写IMPROVED、UNCHANGED或WORSE");
        errors.refuse();
        return desk.store().execute(planId, key, PlanChanged.class, found -> {
            found.requireStage(PlanStage.PUBLISHED);
            found.record(note, actor, desk.now());
            return found.changed();
        });
    }
}
