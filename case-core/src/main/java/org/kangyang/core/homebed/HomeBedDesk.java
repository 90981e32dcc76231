package org.kangyang.core.homebed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.HomeTransferStanding;
import org.kangyang.core.pathway.HomeTransfers;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What every step of a way home needs: the store, the case it belongs to, the time, due dates and documents. */
@Component
class HomeBedDesk {

    static final String COLLECTION = "homeBedTransfers";

    private final AggregateStore<HomeBedTransfer> transfers;
    private final HomeTransfers cases;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final CareClock clock;

    HomeBedDesk(
            MongoTemplate mongo, HomeTransfers cases, Attachments attachments, Deadlines deadlines, CareClock clock) {
        this.transfers = new AggregateStore<>(mongo, clock, HomeBedTransfer.class, COLLECTION);
        this.cases = cases;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    AggregateStore<HomeBedTransfer> store() {
        return transfers;
    }

    HomeBedTransfer get(String transferId) {
        return transfers.get(transferId);
    }

    Instant now() {
        return clock.now();
    }

    LocalDate today() {
        return clock.today();
    }

    HomeTransferStanding standing(HomeBedTransfer transfer) {
        return cases.standing(transfer.caseId(), transfer.id());
    }

    /**
     * @throws org.kangyang.core.pathway.CaseClosed where the case ended meanwhile
     * @throws TransferEnded where the way home ended meanwhile
     */
    <R> R execute(CommandKey key, String transferId, Class<R> outcome, Function<HomeBedTransfer, R> effect) {
        return transfers.execute(transferId, key, outcome, found -> {
            HomeTransferStanding standing = standing(found).requireOpen();
            found.requireRunning();
            if (!standing.current()) {
                throw new TransferEnded(found.id(), TransferStage.STOPPED);
            }
            return effect.apply(found);
        });
    }

    /** A step that answers nothing. */
    void run(CommandKey key, String transferId, Consumer<HomeBedTransfer> effect) {
        execute(key, transferId, Done.class, found -> {
            effect.accept(found);
            return Done.DONE;
        });
    }

    /** What was filled in is looked through; where something is wrong, the same task comes again with a new due date. */
    StepResult check(
            CommandKey key,
            TransferStep step,
            TransferStage stage,
            String task,
            java.util.function.BiConsumer<HomeBedTransfer, Problems> review,
            Function<HomeBedTransfer, StepResult> effect) {
        return execute(key, step.transferId(), StepResult.class, found -> {
            found.requireStage(stage);
            var problems = new Problems();
            review.accept(found, problems);
            return problems.isEmpty()
                    ? effect.apply(found)
                    : new StepResult(StepOutcome.INCOMPLETE, problems.sentences(), due(task, step));
        });
    }

    Due due(String task, TransferStep step) {
        return deadlines.due(task, step.deadlines(), step.groups(), null);
    }

    static StepResult done(StepOutcome outcome, @Nullable Due next) {
        return new StepResult(outcome, List.of(), next);
    }

    /** An attachment that a form names must be one of the case. */
    void attachment(String label, @Nullable String attachmentId, HomeBedTransfer transfer, Problems problems) {
        problems.add(
                attachmentId != null
                        && !attachmentId.isBlank()
                        && !attachments.exists(transfer.caseId(), attachmentId.strip()),
                label + "不是本个案的附件编号。");
    }

    boolean attached(String caseId, String attachmentId) {
        return attachments.exists(caseId, attachmentId);
    }
}
