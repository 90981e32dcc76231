package org.kangyang.workers.escalation;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.escalation.Escalations;
import org.kangyang.core.escalation.RecordReminder;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: what a supervisor did about an overdue task (DOMAIN §7). */
@JobType("task-escalation.record-reminder")
class RecordReminderWorker implements JobWorker<RecordReminderWorker.Input, Nothing> {

    record Input(String caseId, Due due, Reminder reminder) {}

    /** The form {@code overdue-notice}. */
    record Reminder(@Nullable String action, @Nullable String note) {}

    private final Escalations escalations;

    RecordReminderWorker(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        escalations.recordReminder(
                job.command(),
                new RecordReminder(
                        input.caseId(),
                        input.due(),
                        input.reminder().action(),
                        input.reminder().note(),
                        job.assignee()));
        return Nothing.NOTHING;
    }
}
