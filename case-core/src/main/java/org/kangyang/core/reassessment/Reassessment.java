package org.kangyang.core.reassessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Zbi;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.TimelineNote;
import org.kangyang.core.pathway.OpenReassessment;
import org.kangyang.core.pathway.ReassessmentReason;
import org.kangyang.core.pathway.ScoreComparison;

/** One re-assessment, from being asked for to what followed from it. What was recorded is never overwritten. */
final class Reassessment extends Aggregate {

    /** What somebody filled in, and when (R02). */
    record Recorded<F>(F form, String by, Instant at) {}

    private String caseId;
    private ReassessmentReason reason;
    private @Nullable String eventId;
    private Instant since;
    private Instant openedAt;
    private @Nullable Instant dueAt;
    private @Nullable ScoreComparison comparison;
    private @Nullable ReassessmentOutcome outcome;
    private List<Recorded<ZbiForm>> interviews = new ArrayList<>();
    private @Nullable Integer zbi;
    private @Nullable RespiteEntitlement respite;
    private List<Recorded<ScoreChangeForm>> acknowledgements = new ArrayList<>();
    private List<Recorded<RecoveryForm>> recoveries = new ArrayList<>();

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private Reassessment() {}

    Reassessment(String caseId, OpenReassessment open, Instant now) {
        super(open.reassessmentId(), now);
        this.caseId = caseId;
        this.reason = open.reason();
        this.eventId = open.eventId();
        this.since = open.since();
        this.openedAt = open.openedAt();
    }

    @Override
    protected String currentEpisode() {
        return id();
    }

    void dueAt(Instant due) {
        dueAt = due;
    }

    void compared(ScoreComparison with, ReassessmentOutcome what, Instant now) {
        comparison = with;
        outcome = what;
        note(
                now,
                TimelineNote.of("reassessed", reason.inChinese() + "完成")
                        .with("reassessmentId", id())
                        .with("colour", with.colour())
                        .with("difference", Tenths.text(with.difference()))
                        .with("officerNotified", what.notifyOfficer()));
    }

    void record(ZbiForm form, String by, Instant now) {
        interviews.add(new Recorded<>(form, by, now));
        note(now, TimelineNote.by(by, "zbi-recorded", "照护者负担访谈已记录").with("reassessmentId", id()));
    }

    void record(ScoreChangeForm form, String by, Instant now) {
        acknowledgements.add(new Recorded<>(form, by, now));
        note(
                now,
                TimelineNote.by(by, "score-change-acknowledged", "街道专干已知悉评分变化")
                        .with("reassessmentId", id())
                        .with("measure", form.measure()));
    }

    void record(RecoveryForm form, String by, Instant now) {
        recoveries.add(new Recorded<>(form, by, now));
        note(
                now,
                TimelineNote.by(by, "recovery-answered", form.wantsClosure() ? "同意按康复结案" : "不结案，继续照护")
                        .with("reassessmentId", id())
                        .with("answeredBy", form.answeredBy()));
    }

    void interviewed(Zbi total) {
        zbi = total.total();
    }

    void entitled(RespiteEntitlement entitlement, Instant now) {
        respite = entitlement;
        note(
                now,
                TimelineNote.of("respite-decided", entitlement.entitled() ? "照护者高负担，享受喘息服务" : "照护者负担未达喘息服务标准")
                        .with("reassessmentId", id())
                        .with("hoursPerMonth", entitlement.hoursPerMonth())
                        .with("feeFen", entitlement.feeFen()));
    }

    String caseId() {
        return caseId;
    }

    ReassessmentReason reason() {
        return reason;
    }

    Instant since() {
        return since;
    }

    ZbiForm interview() {
        if (interviews.isEmpty()) {
            throw new IllegalStateException("复评 " + id() + " 还没有负担访谈，请先完成该任务");
        }
        return interviews.getLast().form();
    }

    Recorded<RecoveryForm> recovery() {
        if (recoveries.isEmpty()) {
            throw new IllegalStateException("复评 " + id() + " 还没有结案意见，请先完成该任务");
        }
        return recoveries.getLast();
    }

    ReassessmentView view() {
        return new ReassessmentView(
                id(),
                caseId,
                reason,
                eventId,
                since,
                openedAt,
                dueAt,
                comparison == null ? null : comparison.previous(),
                comparison == null ? null : comparison.current(),
                comparison == null ? null : comparison.previousColour(),
                comparison == null ? null : comparison.colour(),
                outcome,
                zbi,
                respite,
                acknowledgements.isEmpty() ? null : acknowledgements.getLast().at());
    }
}
