package org.kangyang.core.escalation;

import java.util.Set;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.CaseRecords;
import org.springframework.stereotype.Component;

/**
 * Overdue tasks of a case and what was done about them (DOMAIN §7). Both throw
 * {@link org.kangyang.core.pathway.CaseClosed} where the case was closed meanwhile.
 */
@Component
public class Escalations {

    private static final Set<String> ACTIONS = Set.of("CALLED", "REASSIGNED", "OTHER");

    private final CaseRecords cases;

    Escalations(CaseRecords cases) {
        this.cases = cases;
    }

    public void recordOverdue(CommandKey key, RecordOverdue command) {
        Due due = command.due();
        String group = command.level() == 1 ? due.firstGroup() : due.secondGroup();
        if (group == null) {
            throw new IllegalArgumentException("Task " + due.task() + " is overdue at level " + command.level()
                    + " but its row in deadlines.dmn names no second group");
        }
        cases.overdue(key, command.caseId(), due.task(), due.taskName(), due.dueAt(), command.level(), group);
    }

    public void recordReminder(CommandKey key, RecordReminder command) {
        var errors = new FieldErrors();
        String action = errors.text("reminder.action", command.action(), 20);
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            errors.add("reminder.action", FaultCode.UNKNOWN_VALUE, "不是CALLED、REASSIGNED或OTHER，", "请选择督办方式");
        }
        String note = errors.optionalText("reminder.note", command.note(), 1000);
        String actor = errors.text("assignee", command.assignee(), 64);
        errors.refuse();
        Due due = command.due();
        cases.reminded(key, command.caseId(), due.task(), due.taskName(), due.dueAt(), action, note, actor);
    }
}
