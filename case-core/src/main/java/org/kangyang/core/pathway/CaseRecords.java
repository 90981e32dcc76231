package org.kangyang.core.pathway;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.TimelineNote;
import org.springframework.stereotype.Component;

/** What other features read of a case and write onto it. */
@Component
public class CaseRecords {

    private final AggregateStore<CareCase> cases;

    CaseRecords(AggregateStore<CareCase> cases) {
        this.cases = cases;
    }

    /**
     * What is known of the case, closed or not.
     *
     * @param referralId the referral whose planned discharge counts; null where none does
     */
    public CaseFacts facts(String caseId, @Nullable String referralId) {
        CareCase found = cases.get(caseId);
        return new CaseFacts(
                caseId,
                found.caseNumber(),
                found.status().open(),
                found.elder(),
                referralId == null ? null : found.episode(referralId).plannedDischargeDate(),
                found.homeBedInForce());
    }

    /** @throws CaseClosed where the case has ended */
    public void requireOpen(String caseId) {
        cases.get(caseId).requireOpen();
    }

    /** The referral is assessed in this assessment. */
    public void assessedIn(CommandKey key, String caseId, String referralId, String assessmentId) {
        cases.execute(caseId, key, Done.class, found -> {
            found.requireOpen();
            found.assessedIn(referralId, assessmentId);
            return Done.DONE;
        });
    }

    /**
     * The case's colour, by the table only (R03); the clock of R07 starts anew.
     *
     * @param composite S in tenths
     * @param interval how long the assessment holds
     */
    public void graded(
            CommandKey key,
            String caseId,
            String assessmentId,
            Colour colour,
            int composite,
            ReassessmentInterval interval) {
        cases.execute(caseId, key, Done.class, found -> {
            found.graded(new GradeHistory(assessmentId, colour, composite, cases.now()), interval, cases.today());
            return Done.DONE;
        });
    }

    /** The same after a correction: the day of the assessment stays, and so does the colour where a later one is there. */
    public void regraded(
            CommandKey key,
            String caseId,
            String assessmentId,
            Colour colour,
            int composite,
            ReassessmentInterval interval) {
        cases.execute(caseId, key, Done.class, found -> {
            found.regraded(new GradeHistory(assessmentId, colour, composite, cases.now()), interval);
            return Done.DONE;
        });
    }

    /** A task was not done in time. */
    public void overdue(
            CommandKey key,
            String caseId,
            String task,
            String taskName,
            OffsetDateTime dueAt,
            int level,
            String group) {
        var note = TimelineNote.of("task-overdue", "任务超期：" + taskName)
                .with("task", task)
                .with("level", level)
                .with("dueAt", dueAt)
                .with("group", group);
        record(
                key,
                caseId,
                new OverdueNotice(task, taskName, dueAt.toInstant(), level, group, null, null, null, cases.now()),
                note);
    }

    /** A supervisor did something about an overdue task; their words stay with the case. */
    public void reminded(
            CommandKey key,
            String caseId,
            String task,
            String taskName,
            OffsetDateTime dueAt,
            String action,
            @Nullable String words,
            String actor) {
        var note = TimelineNote.by(actor, "task-reminded", "已督办超期任务：" + taskName)
                .with("task", task)
                .with("action", action);
        record(
                key,
                caseId,
                new OverdueNotice(task, taskName, dueAt.toInstant(), 0, null, action, words, actor, cases.now()),
                note);
    }

    private void record(CommandKey key, String caseId, OverdueNotice notice, TimelineNote note) {
        cases.execute(caseId, key, Done.class, found -> {
            found.overdue(notice, note);
            return Done.DONE;
        });
    }
}
