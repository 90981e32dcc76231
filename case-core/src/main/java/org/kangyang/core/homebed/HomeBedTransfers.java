package org.kangyang.core.homebed;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.Claim;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Ways home, step by step as {@code home-bed-transfer} and the processes that it calls go. Every step throws
 * {@link org.kangyang.core.pathway.CaseClosed} where the case was closed, and {@link TransferEnded} where the way home
 * was withdrawn or overtaken by hospital meanwhile. Who completed a task is recorded; nobody is refused (R02).
 */
@Component
public class HomeBedTransfers {

    private final HomeBedDesk desk;
    private final MongoTemplate mongo;
    private final Requesting requesting;
    private final Reviewing reviewing;
    private final Retrofitting retrofitting;
    private final Activating activating;

    HomeBedTransfers(
            HomeBedDesk desk,
            MongoTemplate mongo,
            Requesting requesting,
            Reviewing reviewing,
            Retrofitting retrofitting,
            Activating activating) {
        this.desk = desk;
        this.mongo = mongo;
        this.requesting = requesting;
        this.reviewing = reviewing;
        this.retrofitting = retrofitting;
        this.activating = activating;
    }

    // ---- from outside

    /** @throws org.kangyang.core.pathway.TransitionRefused where the case stands elsewhere than DOMAIN §6 allows */
    public HomeBedRequested request(CommandKey key, RequestHomeBed command) {
        return requesting.request(key, command);
    }

    /**
     * The family consents by the API; the task that would record it vanishes.
     *
     * @throws StageRefused where no consent is asked for now
     */
    public TransferChanged consent(
            CommandKey key, String caseId, String transferId, ConsentForm consent, String actor) {
        return requesting.consent(key, caseId, transferId, consent, actor);
    }

    /** The family withdraws, at any time before the activation (R12). */
    public TransferChanged withdraw(CommandKey key, WithdrawConsent command) {
        return requesting.withdraw(key, command);
    }

    /** Case and transfer are brought to where a withdrawal, the hospital or a closure leaves them. */
    public void settle(CommandKey key, String caseId, String transferId) {
        requesting.settle(key, caseId, transferId);
    }

    /** @throws NotFound where that case has no such transfer */
    public HomeBedTransferView view(String caseId, String transferId) {
        return desk.store()
                .find(transferId)
                .filter(found -> found.belongsTo(caseId))
                .map(found -> found.view(desk.standing(found)))
                .orElseThrow(() -> new NotFound("返家申请", transferId));
    }

    /** All ways home of a case, oldest first. */
    public List<HomeBedTransferView> of(String caseId) {
        return mongo
                .getCollection(HomeBedDesk.COLLECTION)
                .find(Filters.eq("caseId", caseId))
                .map(document -> mongo.getConverter().read(HomeBedTransfer.class, document))
                .into(new ArrayList<>())
                .stream()
                .map(found -> found.view(desk.standing(found)))
                .sorted(Comparator.comparing(HomeBedTransferView::requestedAt))
                .toList();
    }

    // ---- home-bed-transfer

    /** Gives the transfer to one process instance; every other instance hears {@code claimed = false}. */
    public Claim claim(CommandKey key, String caseId, String transferId, String processInstance) {
        return requesting.claim(key, caseId, transferId, processInstance);
    }

    // ---- home-transfer-review

    public StepResult prepareReview(CommandKey key, TransferStep step) {
        return reviewing.prepare(key, step);
    }

    public void record(CommandKey key, String transferId, RecheckForm form, @Nullable String assignee) {
        reviewing.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, SurveyForm form, @Nullable String assignee) {
        reviewing.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, ProposalForm form, @Nullable String assignee) {
        reviewing.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, ConsentForm form, @Nullable String assignee) {
        reviewing.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, ApprovalForm form, @Nullable String assignee) {
        reviewing.record(key, transferId, form, assignee);
    }

    /** PASSED, NOT_PASSED or INCOMPLETE (R31). */
    public StepResult checkRecheck(CommandKey key, TransferStep step) {
        return reviewing.checkRecheck(key, step);
    }

    /** RETROFIT_NEEDED, NOTHING_TO_RETROFIT or INCOMPLETE. */
    public StepResult checkSurvey(CommandKey key, TransferStep step) {
        return reviewing.checkSurvey(key, step);
    }

    /** COMPLETE or INCOMPLETE; the total is computed here (DESIGN §3.6). */
    public StepResult checkProposal(CommandKey key, TransferStep step) {
        return reviewing.checkProposal(key, step);
    }

    /** CONSENTED, REFUSED or INCOMPLETE (R12). */
    public StepResult checkConsent(CommandKey key, TransferStep step) {
        return reviewing.checkConsent(key, step);
    }

    /** APPROVED, REFUSED or INCOMPLETE (T4). */
    public StepResult checkApproval(CommandKey key, TransferStep step) {
        return reviewing.checkApproval(key, step);
    }

    /** APPROVED, READY (nothing to retrofit) or REFUSED; the case's status follows. */
    public StepOutcome conclude(CommandKey key, String caseId, String transferId) {
        return reviewing.conclude(key, caseId, transferId);
    }

    /** What T4 is asked with. */
    public RetrofitFacts facts(String transferId) {
        return desk.get(transferId).facts();
    }

    /** The items as they were filled in, or one for each need of the survey, to fill the form with. */
    public ProposalForm proposalDraft(String transferId) {
        return reviewing.proposalDraft(transferId);
    }

    /** What forms show of the proposal. */
    public RetrofitSummary summary(String transferId) {
        return desk.get(transferId).summary();
    }

    // ---- home-retrofit

    public StepResult prepareRetrofit(CommandKey key, TransferStep step) {
        return retrofitting.prepare(key, step);
    }

    public void record(CommandKey key, String transferId, WorksForm form, @Nullable String assignee) {
        retrofitting.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, InspectionForm form, @Nullable String assignee) {
        retrofitting.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, RepairForm form, @Nullable String assignee) {
        retrofitting.record(key, transferId, form, assignee);
    }

    /** COMPLETE or INCOMPLETE. */
    public StepResult checkWorks(CommandKey key, TransferStep step) {
        return retrofitting.checkWorks(key, step);
    }

    /** PASSED, FAILED or INCOMPLETE (R32). */
    public StepResult checkInspection(CommandKey key, TransferStep step) {
        return retrofitting.checkInspection(key, step);
    }

    /** COMPLETE or INCOMPLETE. */
    public StepResult checkRepair(CommandKey key, TransferStep step) {
        return retrofitting.checkRepair(key, step);
    }

    /** Orders the subsidy: min(cost, 3,000 yuan), once per household, never before acceptance (R12, T4). */
    public void orderPayment(CommandKey key, String transferId, RetrofitEligibility eligibility) {
        retrofitting.order(key, transferId, eligibility);
    }

    // ---- home-activation

    public StepResult prepareDevices(CommandKey key, TransferStep step) {
        return activating.prepare(key, step);
    }

    public void record(CommandKey key, String transferId, DevicesForm form, @Nullable String assignee) {
        activating.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, StaffingForm form, @Nullable String assignee) {
        activating.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, ZbiForm form, @Nullable String assignee) {
        activating.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, TrainingForm form, @Nullable String assignee) {
        activating.record(key, transferId, form, assignee);
    }

    public void record(CommandKey key, String transferId, ActivationForm form, @Nullable String assignee) {
        activating.record(key, transferId, form, assignee);
    }

    /** COMPLETE or INCOMPLETE (R32). */
    public StepResult checkDevices(CommandKey key, TransferStep step) {
        return activating.checkDevices(key, step);
    }

    /** MET or NOT_MET (R50, R51). */
    public StepResult checkStaffing(CommandKey key, TransferStep step, List<StaffingRatio> ratios) {
        return activating.checkStaffing(key, step, ratios);
    }

    /** Whether somebody of the family cares for the elder, by the survey. */
    public boolean hasCaregiver(String transferId) {
        return activating.hasCaregiver(transferId);
    }

    /** COMPLETE or INCOMPLETE (R10). */
    public StepResult checkInterview(CommandKey key, TransferStep step) {
        return activating.checkInterview(key, step);
    }

    /** The caregiver's ZBI, 0–88; null before a complete interview. */
    public @Nullable Integer zbi(String transferId) {
        return activating.zbi(transferId);
    }

    /** Stores what respite-entitlement.dmn answered (R10). */
    public void recordRespite(CommandKey key, String transferId, RespiteEntitlement entitlement) {
        activating.entitle(key, transferId, entitlement);
    }

    /** COMPLETE or INCOMPLETE (R30). */
    public StepResult checkTraining(CommandKey key, TransferStep step) {
        return activating.checkTraining(key, step);
    }

    /**
     * @param planId the health plan that was made for the way home (R27, R31)
     * @throws IllegalStateException where that plan was not published
     */
    public StepResult prepareActivation(CommandKey key, TransferStep step, String planId) {
        return activating.prepareActivation(key, step, planId);
    }

    /** ACTIVE or INCOMPLETE, saying what of R31 is lacking. */
    public StepResult activate(CommandKey key, TransferStep step, List<StaffingRatio> ratios) {
        return activating.activate(key, step, ratios);
    }
}
