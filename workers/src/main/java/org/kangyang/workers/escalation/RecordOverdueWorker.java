package org.kangyang.workers.escalation;

import org.kangyang.core.escalation.Due;
import org.kangyang.core.escalation.Escalations;
import org.kangyang.core.escalation.RecordOverdue;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** A task was not done in time: level 1 when due, level 2 when the second group is told (DOMAIN §7). */
@JobType("task-escalation.record-overdue")
class RecordOverdueWorker implements JobWorker<RecordOverdueWorker.Input, Nothing> {

    record Input(String caseId, Due due) {}

    private final Escalations escalations;

    RecordOverdueWorker(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        escalations.recordOverdue(
                job.command(), new RecordOverdue(input.caseId(), input.due(), job.numberHeader("level")));
        return Nothing.NOTHING;
    }
}
