package org.kangyang.core.plan;

import java.util.Set;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
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
        if (note.observedOn() == null) {
            errors.add("observedOn", FaultCode.REQUIRED, "未填写，", "请填写观察日期");
        } else if (note.observedOn().isAfter(desk.today())) {
            errors.add("observedOn", FaultCode.IN_FUTURE, "在将来，", "请填写实际日期");
        }
        errors.text("progress", note.progress(), 2000);
        String effect = errors.text("effect", note.effect(), 20);
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            errors.add("effect", FaultCode.UNKNOWN_VALUE, "不是允许的取值，", "请填写IMPROVED、UNCHANGED或WORSE");
        }
        errors.refuse();
        return desk.store().execute(planId, key, PlanChanged.class, found -> {
            found.requireStage(PlanStage.PUBLISHED);
            found.record(note, actor, desk.now());
            return found.changed();
        });
    }
}
