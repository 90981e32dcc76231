package org.kangyang.core.reassessment;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.assessment.Zbi;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseReassessments;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.OpenReassessment;
import org.kangyang.core.pathway.ReassessmentClaim;
import org.kangyang.core.pathway.ReassessmentReason;
import org.kangyang.core.pathway.ScoreComparison;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Re-assessments, step by step as {@code reassessment} goes. Every step throws {@link CaseClosed} where the case was
 * closed meanwhile.
 */
@Component
public class Reassessments {

    static final String COLLECTION = "reassessments";

    /** What the ledger keeps. */
    private record Prepared(Due due) {}

    private record Followed(Due planDue, Due scoreChangeDue, Due zbiDue, Due recoveryDue) {}

    private record Checked(List<String> problems, @Nullable Integer total, Due due) {}

    private final MongoTemplate mongo;
    private final AggregateStore<Reassessment> store;
    private final CaseReassessments cases;
    private final CareCases careCases;
    private final Assessments assessments;
    private final Deadlines deadlines;
    private final CareClock clock;

    Reassessments(
            MongoTemplate mongo,
            CaseReassessments cases,
            CareCases careCases,
            Assessments assessments,
            Deadlines deadlines,
            CareClock clock) {
        this.mongo = mongo;
        this.store = new AggregateStore<>(mongo, clock, Reassessment.class, COLLECTION);
        this.cases = cases;
        this.careCases = careCases;
        this.assessments = assessments;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Gives the re-assessment to one process instance; every other instance hears {@code claimed = false}. */
    public ReassessmentClaim claim(CommandKey key, String caseId, String reassessmentId, String processInstance) {
        ReassessmentClaim claim = cases.claim(key, caseId, reassessmentId, processInstance);
        OpenReassessment open = claim.open();
        if (open != null && store.find(reassessmentId).isEmpty()) {
            // False where a repetition was quicker: it is there, as wanted.
            store.insert(new Reassessment(caseId, open, clock.now()), key, Done.DONE);
        }
        return claim;
    }

    /** Looks up when it is due — R07: as the last assessment ceases to hold; R08: counted from the event — and opens it. */
    public ReassessmentPrepared prepare(CommandKey key, ReassessmentStep step) {
        Prepared prepared = execute(key, step.reassessmentId(), Prepared.class, found -> {
            String task = found.reason() == ReassessmentReason.ROUTINE ? "routine" : "immediate";
            Due due = deadlines.dueFrom(task, step.deadlines(), step.groups(), found.since());
            found.dueAt(due.dueAt().toInstant());
            return new Prepared(due);
        });
        String caseId = store.get(step.reassessmentId()).caseId();
        cases.due(key, caseId, step.reassessmentId(), prepared.due().dueAt().toInstant());
        String assessmentId = assessments
                .prepareFor(key, caseId, AssessmentPurpose.REASSESSMENT, step.reassessmentId())
                .assessmentId();
        return new ReassessmentPrepared(assessmentId, prepared.due());
    }

    /** The new result beside the one before, in both directions (R09, A2). */
    public Comparison compare(String reassessmentId) {
        ScoreComparison compared = comparison(store.get(reassessmentId));
        return new Comparison(compared.first(), Tenths.decimal(compared.difference()), compared.colourChanged());
    }

    /** Stores what the table answered; a plan to be revised is begun at once. */
    public FollowUp recordOutcome(CommandKey key, ReassessmentStep step, ReassessmentOutcome outcome) {
        Followed followed = execute(key, step.reassessmentId(), Followed.class, found -> {
            // R09 counts from this moment: what the timeline says and what is due hence must not differ.
            Instant confirmed = clock.now();
            found.compared(comparison(found), outcome, confirmed);
            return new Followed(
                    due("plan-rebuild", step, confirmed),
                    due("score-change", step, confirmed),
                    due("zbi", step, confirmed),
                    due("recovery", step, confirmed));
        });
        Reassessment found = store.get(step.reassessmentId());
        ScoreComparison compared = comparison(found);
        cases.reassessed(
                key,
                found.caseId(),
                outcome.revisePlan() ? followed.planDue().dueAt().toInstant() : null);
        return new FollowUp(
                told(found, compared),
                followed.scoreChangeDue(),
                followed.zbiDue(),
                followed.recoveryDue(),
                compared.recovered());
    }

    private static ScoreChange told(Reassessment found, ScoreComparison compared) {
        Integer previous = compared.previous();
        return new ScoreChange(
                found.reason().inChinese(),
                previous == null ? null : Tenths.text(previous),
                Tenths.text(compared.current()),
                Tenths.text(compared.difference()),
                compared.previousColour() == null
                        ? null
                        : compared.previousColour().inChinese(),
                compared.colour().inChinese());
    }

    /** @param assignee who completed the task; a missing one is refused, since who did it counts (R02) */
    public void record(CommandKey key, String reassessmentId, ZbiForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        run(key, reassessmentId, found -> found.record(form, by, clock.now()));
    }

    /** @param assignee as above */
    public void record(CommandKey key, String reassessmentId, ScoreChangeForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        run(key, reassessmentId, found -> found.record(form, by, clock.now()));
    }

    /** @param assignee as above */
    public void record(CommandKey key, String reassessmentId, RecoveryForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        run(key, reassessmentId, found -> found.record(form, by, clock.now()));
    }

    /** Whether the last interview is complete, and its total (R10). */
    public ZbiCheck checkZbi(CommandKey key, ReassessmentStep step) {
        Checked checked = execute(key, step.reassessmentId(), Checked.class, found -> {
            var problems = new Problems();
            problems.date("访谈日期", found.interview().interviewedOn(), clock.today());
            Zbi zbi = Zbi.of(found.interview(), problems);
            boolean complete = problems.isEmpty();
            if (complete) {
                found.interviewed(zbi);
            }
            return new Checked(problems.sentences(), complete ? zbi.total() : null, due("zbi", step, clock.now()));
        });
        return new ZbiCheck(checked.problems(), checked.total(), checked.due());
    }

    /** Stores what respite-entitlement.dmn answered (R10). */
    public void entitle(CommandKey key, String reassessmentId, RespiteEntitlement entitlement) {
        run(key, reassessmentId, found -> found.entitled(entitlement, clock.now()));
    }

    /** Closes the case where the family wants it and the last two grades are still GREEN. */
    public RecoveryDecision decideRecovery(CommandKey key, String reassessmentId) {
        Reassessment found = store.get(reassessmentId);
        var answered = found.recovery();
        // A repetition finds the case closed by itself: the closure answers from its ledger.
        if (!answered.form().wantsClosure() || !cases.recovered(found.caseId())) {
            cases.requireOpen(found.caseId());
            return RecoveryDecision.CONTINUE;
        }
        careCases.close(
                key,
                new CloseCase(
                        found.caseId(),
                        null,
                        ClosureReason.RECOVERED,
                        clock.today(),
                        null,
                        answered.form().note(),
                        answered.by()));
        return RecoveryDecision.CLOSE;
    }

    /** All of a case, oldest first. */
    public List<ReassessmentView> of(String caseId) {
        return mongo
                .getCollection(COLLECTION)
                .find(Filters.eq("caseId", caseId))
                .map(document -> mongo.getConverter().read(Reassessment.class, document))
                .into(new ArrayList<>())
                .stream()
                .map(Reassessment::view)
                .sorted(Comparator.comparing(ReassessmentView::openedAt))
                .toList();
    }

    private ScoreComparison comparison(Reassessment found) {
        return cases.compare(found.caseId(), found.id() + "-a");
    }

    private Due due(String task, ReassessmentStep step, Instant since) {
        return deadlines.dueFrom(task, step.deadlines(), step.groups(), since);
    }

    private <R> R execute(
            CommandKey key, String id, Class<R> type, java.util.function.Function<Reassessment, R> effect) {
        return store.execute(id, key, type, found -> {
            cases.requireOpen(found.caseId());
            return effect.apply(found);
        });
    }

    private void run(CommandKey key, String id, Consumer<Reassessment> effect) {
        execute(key, id, Done.class, found -> {
            effect.accept(found);
            return Done.DONE;
        });
    }
}
