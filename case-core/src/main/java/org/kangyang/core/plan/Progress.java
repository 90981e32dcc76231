package org.kangyang.core.plan;

import java.util.Set;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.CasePlans;
import org.springframework.stereotype.Component;

/** How a plan works out (R28). */
@Component
class Progress {

    static final Set<String> EFFECTS = Set.of("IMPROVED", "UNCHANGED", "WORSE");

    private final PlanDesk desk;
    private final CasePlans cases;

    Progress(PlanDesk desk, CasePlans cases) {
        this.desk = desk;
        this.cases = cases;
    }

    PlanChanged note(CommandKey key, String caseId, String planId, ProgressNote note, String actor) {
        var errors = new FieldErrors();
        errors.pastDay("observedOn", note.observedOn(), desk.today(), "请填写观察日期");
        errors.text("progress", note.progress(), 2000);
        errors.oneOf("effect", note.effect(), EFFECTS, "请填写IMPROVED、UNCHANGED或WORSE");
        errors.refuse();
        if (note.adjustPrescription()) {
            cases.requirePrescribable(caseId);
        }
        // The note first: the revision that it starts shows what was asked for.
        PlanChanged changed = desk.store().execute(planId, key, PlanChanged.class, found -> {
            found.requireStage(PlanStage.PUBLISHED, PlanStage.REPLACED);
            found.record(note, actor, desk.now());
            return found.changed();
        });
        if (note.adjustPrescription()) {
            cases.prescriptionAsked(key, caseId);
        }
        return changed;
    }
}
