package org.kangyang.core.homebed;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Answerer;
import org.kangyang.core.homebed.HomeBedTransfer.Withdrawal;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.HomeTransferRequested;
import org.kangyang.core.pathway.HomeTransferStanding;
import org.kangyang.core.pathway.HomeTransfers;
import org.springframework.stereotype.Component;

/** The request, the family's messages by the API, and the ends that come from outside. */
@Component
class Requesting {

    private static final Set<String> REQUESTERS = Set.of("FAMILY", "CARE_HOME");

    private final HomeBedDesk desk;
    private final HomeTransfers cases;

    Requesting(HomeBedDesk desk, HomeTransfers cases) {
        this.desk = desk;
        this.cases = cases;
    }

    HomeBedRequested request(CommandKey key, RequestHomeBed command) {
        var errors = new FieldErrors();
        String requestedBy = errors.oneOf("requestedBy", command.requestedBy(), REQUESTERS, "请填写FAMILY或CARE_HOME");
        errors.refuse();
        HomeTransferRequested requested = cases.request(key, command.caseId(), requestedBy, command.actor());
        open(key, requested.caseId(), requested.transferId());
        return new HomeBedRequested(
                requested.caseId(),
                requested.caseNumber(),
                requested.transferId(),
                requested.status(),
                requested.revision());
    }

    /** Whoever comes first opens the document: the request, or the process where the request was cut short. */
    private void open(CommandKey key, String caseId, String transferId) {
        if (desk.store().find(transferId).isEmpty()) {
            HomeTransferStanding standing = cases.standing(caseId, transferId);
            var opened = new HomeBedTransfer(
                    transferId, caseId, standing.caseNumber(), standing.origin(), standing.requestedBy(), desk.now());
            desk.store().insert(opened, key, Done.DONE);
        }
    }

    Claim claim(CommandKey key, String caseId, String transferId, String processInstance) {
        Claim claim = cases.claim(key, caseId, transferId, processInstance);
        if (claim.claimed()) {
            open(key, caseId, transferId);
        } else {
            // Hospital may have come before the process.
            settle(key, caseId, transferId);
        }
        return claim;
    }

    TransferChanged consent(CommandKey key, String caseId, String transferId, ConsentForm form, String actor) {
        requireOf(caseId, transferId);
        var errors = new FieldErrors();
        errors.oneOf("consentedBy", form.answeredBy(), Answerer.NAMES, "请填写ELDER、GUARDIAN或FAMILY");
        written(caseId, "consentedOn", form.answeredOn(), form.documentReference(), form.attachmentId(), errors);
        errors.refuse();
        return desk.execute(key, transferId, TransferChanged.class, found -> {
            if (found.stage() != TransferStage.CONSENT) {
                throw new StageRefused("返家申请处于“" + found.stage().inChinese() + "”，此时不征询家属对改造方案的意见");
            }
            found.consentGiven(form, actor, desk.now());
            return found.changed();
        });
    }

    TransferChanged withdraw(CommandKey key, WithdrawConsent command) {
        requireOf(command.caseId(), command.transferId());
        var errors = new FieldErrors();
        written(
                command.caseId(),
                "withdrawnOn",
                command.withdrawnOn(),
                command.documentReference(),
                command.attachmentId(),
                errors);
        String reason = errors.optionalText("reason", command.reason(), 500);
        errors.refuse();
        LocalDate withdrawnOn = command.withdrawnOn() == null ? desk.today() : command.withdrawnOn();
        return desk.execute(key, command.transferId(), TransferChanged.class, found -> {
            found.withdrawn(new Withdrawal(
                    withdrawnOn,
                    command.documentReference(),
                    command.attachmentId(),
                    reason,
                    command.actor(),
                    desk.now()));
            return found.changed();
        });
    }

    /**
     * The process was ended from outside: by a withdrawal, the hospital or the closure of the case. Case and transfer are
     * brought to where that leaves them; asked again, nothing changes.
     */
    void settle(CommandKey key, String caseId, String transferId) {
        if (desk.store().find(transferId).isEmpty()) {
            return;
        }
        HomeTransferStanding standing = cases.standing(caseId, transferId);
        desk.store().execute(transferId, key, Done.class, found -> {
            if (!found.stage().ended() && !standing.current()) {
                EndReason why = standing.status().open() ? EndReason.HOSPITALISED : EndReason.CASE_CLOSED;
                found.end(TransferStage.STOPPED, why, desk.now());
            }
            return Done.DONE;
        });
        if (desk.get(transferId).endReason() == EndReason.CONSENT_WITHDRAWN) {
            cases.returned(key, caseId, transferId, "retrofit-consent-withdrawn", "家属撤回同意，恢复原照护方式");
        }
    }

    private void requireOf(String caseId, String transferId) {
        desk.store()
                .find(transferId)
                .filter(found -> found.belongsTo(caseId))
                .orElseThrow(() -> new NotFound("返家申请", transferId));
    }

    private void written(
            String caseId,
            String dayField,
            @Nullable LocalDate day,
            @Nullable String documentReference,
            @Nullable String attachmentId,
            FieldErrors errors) {
        errors.pastDay(dayField, day, desk.today(), "请填写日期");
        String reference = errors.optionalText("documentReference", documentReference, 200);
        String attachment = errors.optionalText("attachmentId", attachmentId, 100);
        if (reference == null && attachment == null) {
            errors.add("documentReference", FaultCode.REQUIRED, "须有书面材料，", "请填写书面材料的编号，或先上传附件");
        }
        if (attachment != null && !desk.attached(caseId, attachment)) {
            errors.add("attachmentId", FaultCode.NOT_REGISTERED, "不是本个案的附件，", "请先上传附件");
        }
    }
}
