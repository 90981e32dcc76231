package org.kangyang.core.homebed;

import static org.springframework.util.StringUtils.hasText;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.elder.HealthRecords;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.Fen;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.pathway.HomeTransfers;
import org.springframework.stereotype.Component;

/** Works, inspection, repair, and the order to pay (R12, R32, T4). */
@Component
class Retrofitting {

    private final HomeBedDesk desk;
    private final HomeTransfers cases;
    private final HealthRecords records;
    private final RetrofitHouseholds households;

    Retrofitting(HomeBedDesk desk, HomeTransfers cases, HealthRecords records, RetrofitHouseholds households) {
        this.desk = desk;
        this.cases = cases;
        this.records = records;
        this.households = households;
    }

    StepResult prepare(CommandKey key, TransferStep step) {
        return desk.execute(key, step.transferId(), StepResult.class, found -> {
            found.requireStage(TransferStage.WORKS);
            return HomeBedDesk.done(StepOutcome.READY, desk.due("works", step));
        });
    }

    void record(CommandKey key, String transferId, WorksForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, InspectionForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, RepairForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    StepResult checkWorks(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.WORKS, "works", this::works, found -> {
            found.moveTo(TransferStage.INSPECTION, desk.now());
            return HomeBedDesk.done(StepOutcome.COMPLETE, desk.due("inspection", step));
        });
    }

    private void works(HomeBedTransfer found, Problems problems) {
        WorksForm form = found.worksReport().form();
        problems.date("完工日期", form.finishedOn(), desk.today());
        BigDecimal cost = form.costYuan();
        if (cost == null) {
            problems.missing("实际费用（元）");
        } else if (problems.within("实际费用（元）", cost, "0", "10000000", 2)) {
            long approved = found.proposalFen();
            problems.add(Fen.ofYuan(cost) > approved, "实际费用超过批准的方案金额" + Fen.yuan(approved) + "元。");
        }
        desk.attachment("完工照片", form.photoId(), found, problems);
    }

    StepResult checkInspection(CommandKey key, TransferStep step) {
        StepResult result = desk.check(key, step, TransferStage.INSPECTION, "inspection", this::inspection, found -> {
            if ("PASSED".equals(found.inspection().form().decision())) {
                found.accepted(desk.now());
                return HomeBedDesk.done(StepOutcome.PASSED, null);
            }
            found.inspectionFailed();
            found.moveTo(TransferStage.REPAIR, desk.now());
            return HomeBedDesk.done(StepOutcome.FAILED, desk.due("repair", step));
        });
        if (result.outcome() == StepOutcome.FAILED) {
            cases.inspectionFailed(key, desk.get(step.transferId()).caseId(), step.transferId());
        }
        return result;
    }

    private void inspection(HomeBedTransfer found, Problems problems) {
        Recorded<InspectionForm> last = found.inspection();
        InspectionForm form = last.form();
        problems.date("验收日期", form.inspectedOn(), desk.today());
        boolean devices = problems.yes("离床感应器", form.bedExitSensor())
                & problems.yes("生命体征监测", form.vitalSignsMonitor())
                & problems.yes("紧急呼叫", form.emergencyCall());
        boolean workmanship = problems.yes("施工与批准的方案一致", form.workmanship());
        boolean passed = Reviewing.decided("验收结论", form.decision(), "PASSED", "FAILED", problems);
        problems.add(passed && !devices, "离床感应器、生命体征监测、紧急呼叫三类设备齐全可用，方可通过验收。");
        problems.add(passed && !workmanship, "施工与批准的方案不一致的，不能通过验收。");
        problems.add("FAILED".equals(form.decision()) && !hasText(form.defects()), "不合格之处未填写。");
        problems.add(passed && !hasText(form.photoId()), "验收通过须附验收照片。");
        problems.add(last.by().equals(found.worksReport().by()), "验收人不得为施工报告人，请由他人验收。");
        desk.attachment("验收照片", form.photoId(), found, problems);
    }

    StepResult checkRepair(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.REPAIR, "repair", this::repair, found -> {
            found.moveTo(TransferStage.INSPECTION, desk.now());
            return HomeBedDesk.done(StepOutcome.COMPLETE, desk.due("inspection", step));
        });
    }

    private void repair(HomeBedTransfer found, Problems problems) {
        RepairForm form = found.repair();
        problems.date("整改完成日期", form.repairedOn(), desk.today());
        problems.add(!hasText(form.measures()), "整改措施未填写。");
    }

    /**
     * @throws IllegalStateException where T4 did not answer PAY, or before acceptance: nothing is ever paid then (R12)
     */
    void order(CommandKey key, String transferId, RetrofitEligibility eligibility) {
        HomeBedTransfer transfer = desk.get(transferId);
        if (eligibility != RetrofitEligibility.PAY || !transfer.facts().accepted()) {
            throw new IllegalStateException("返家申请 " + transferId + " 未达支付条件（T4：" + eligibility + "），不能支付补贴（R12）");
        }
        String household = records.householdOf(desk.standing(transfer).address());
        boolean first = households.claim(household, transferId, desk.now());
        desk.execute(key, transferId, Done.class, found -> {
            found.requireStage(TransferStage.INSPECTION);
            long cost =
                    Fen.ofYuan(Objects.requireNonNull(found.worksReport().form().costYuan()));
            found.ordered(first ? Subsidy.of(cost) : Subsidy.none(cost), desk.now());
            found.moveTo(TransferStage.DEVICES, desk.now());
            return Done.DONE;
        });
    }
}
