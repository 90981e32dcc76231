package org.kangyang.core.homebed;

import static org.springframework.util.StringUtils.hasText;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.elder.Answerer;
import org.kangyang.core.homebed.HomeBedTransferView.ProposedItem;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Fen;
import org.kangyang.core.pathway.HomeTransfers;
import org.springframework.stereotype.Component;

/** From the hospital's re-check to the officer's decision (R12, R31, T4). */
@Component
class Reviewing {

    private static final Set<String> CATEGORIES =
            Stream.of(RetrofitCategory.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** More lines than a home has corners; bounds against slips of the pen, no policy. */
    private static final int MOST_ITEMS = 50;

    private final HomeBedDesk desk;
    private final HomeTransfers cases;

    Reviewing(HomeBedDesk desk, HomeTransfers cases) {
        this.desk = desk;
        this.cases = cases;
    }

    StepResult prepare(CommandKey key, TransferStep step) {
        return desk.execute(
                key,
                step.transferId(),
                StepResult.class,
                found -> HomeBedDesk.done(StepOutcome.READY, desk.due("recheck", step)));
    }

    void record(CommandKey key, String transferId, RecheckForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, SurveyForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, ProposalForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, ConsentForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, ApprovalForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    StepResult checkRecheck(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.RECHECK, "recheck", this::review, found -> {
            boolean passed = "PASSED".equals(found.recheck().decision());
            found.rechecked(passed, passed ? desk.standing(found).colour() : null);
            if (passed) {
                found.moveTo(TransferStage.SURVEY, desk.now());
            }
            return HomeBedDesk.done(
                    passed ? StepOutcome.PASSED : StepOutcome.NOT_PASSED, passed ? desk.due("survey", step) : null);
        });
    }

    private void review(HomeBedTransfer found, Problems problems) {
        RecheckForm form = found.recheck();
        problems.date("复查日期", form.checkedOn(), desk.today());
        boolean stable = problems.yes("病情稳定", form.stable());
        boolean feasible = problems.yes("居家照护可行", form.careFeasible());
        boolean passed = decided("复查结论", form.decision(), "PASSED", "NOT_PASSED", problems);
        problems.add(passed && !(stable && feasible), "病情不稳定或居家照护不可行的，不能通过复查。");
        problems.add("NOT_PASSED".equals(form.decision()) && !hasText(form.reason()), "未通过的原因未填写。");
    }

    StepResult checkSurvey(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.SURVEY, "survey", this::survey, found -> {
            found.surveyed("yes".equals(found.survey().caregiver()));
            boolean needed = "yes".equals(found.survey().retrofitNeeded());
            found.moveTo(needed ? TransferStage.PROPOSAL : TransferStage.DEVICES, desk.now());
            return HomeBedDesk.done(
                    needed ? StepOutcome.RETROFIT_NEEDED : StepOutcome.NOTHING_TO_RETROFIT,
                    needed ? desk.due("proposal", step) : null);
        });
    }

    private void survey(HomeBedTransfer found, Problems problems) {
        SurveyForm form = found.survey();
        problems.date("勘察日期", form.surveyedOn(), desk.today());
        problems.yes("有家庭照护者", form.caregiver());
        boolean needed = problems.yes("需要改造", form.retrofitNeeded());
        List<String> needs = needs(form);
        problems.add(needed && needs.isEmpty(), "需要改造的，请至少选择一项改造内容。");
        problems.add("no".equals(form.retrofitNeeded()) && !needs.isEmpty(), "选择了不需要改造，却选择了改造内容。");
        problems.add(!CATEGORIES.containsAll(needs), "改造内容不在目录内。");
        desk.attachment("现场照片", form.sitePhotoId(), found, problems);
    }

    private static List<String> needs(SurveyForm form) {
        return form.needs() == null ? List.of() : form.needs();
    }

    StepResult checkProposal(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.PROPOSAL, "proposal", this::proposal, found -> {
            List<ProposedItem> items = items(found.proposalForm()).stream()
                    .map(item -> new ProposedItem(
                            RetrofitCategory.valueOf(Objects.requireNonNull(item.category())),
                            Objects.requireNonNullElse(item.description(), "").strip(),
                            Objects.requireNonNull(item.quantity()),
                            Fen.ofYuan(Objects.requireNonNull(item.unitPriceYuan()))))
                    .toList();
            found.proposed(items, desk.standing(found).careHomeId());
            found.moveTo(TransferStage.CONSENT, desk.now());
            return HomeBedDesk.done(StepOutcome.COMPLETE, desk.due("consent", step));
        });
    }

    private void proposal(HomeBedTransfer found, Problems problems) {
        List<ProposalForm.Item> items = items(found.proposalForm());
        problems.add(items.isEmpty(), "改造方案没有任何项目。");
        problems.add(items.size() > MOST_ITEMS, "改造方案最多" + MOST_ITEMS + "项。");
        int number = 1;
        for (ProposalForm.Item item : items) {
            String label = "第" + number++ + "项·";
            problems.add(item.category() == null || !CATEGORIES.contains(item.category()), label + "类别未选择或不在目录内。");
            problems.add(item.description() != null && item.description().length() > 100, label + "规格说明最多100字。");
            problems.within(label + "数量", item.quantity(), 1, 100);
            BigDecimal price = item.unitPriceYuan();
            if (price == null) {
                problems.missing(label + "单价（元）");
            } else {
                problems.within(label + "单价（元）", price, "0", "100000", 2);
            }
        }
        List<String> proposed = items.stream()
                .map(ProposalForm.Item::category)
                .filter(Objects::nonNull)
                .toList();
        List<String> forgotten = new ArrayList<>(needs(found.survey()));
        forgotten.removeAll(proposed);
        forgotten.forEach(need ->
                problems.add(true, "勘察认定需要“" + RetrofitCategory.valueOf(need).inChinese() + "”，方案中没有。"));
    }

    ProposalForm proposalDraft(String transferId) {
        HomeBedTransfer found = desk.get(transferId);
        return found.proposalFilledIn()
                ? found.proposalForm()
                : new ProposalForm(needs(found.survey()).stream()
                        .map(need -> new ProposalForm.Item(need, null, 1, null))
                        .toList());
    }

    private static List<ProposalForm.Item> items(ProposalForm form) {
        return form.items() == null ? List.of() : form.items();
    }

    StepResult checkConsent(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.CONSENT, "consent", this::consent, found -> {
            boolean consented = "CONSENTED".equals(found.consent().decision());
            if (consented) {
                found.consented();
                found.moveTo(TransferStage.APPROVAL, desk.now());
            }
            return HomeBedDesk.done(
                    consented ? StepOutcome.CONSENTED : StepOutcome.REFUSED,
                    consented ? desk.due("approval", step) : null);
        });
    }

    private void consent(HomeBedTransfer found, Problems problems) {
        ConsentForm form = found.consent();
        boolean consented = decided("家属意见", form.decision(), "CONSENTED", "REFUSED", problems);
        problems.date("答复日期", form.answeredOn(), desk.today());
        problems.add(form.answeredBy() == null || !Answerer.NAMES.contains(form.answeredBy()), "答复人未选择。");
        problems.add(
                consented && !hasText(form.documentReference()) && !hasText(form.attachmentId()), "同意改造须有书面材料编号或附件。");
        problems.add("REFUSED".equals(form.decision()) && !hasText(form.reason()), "不同意的原因未填写。");
        desk.attachment("同意书", form.attachmentId(), found, problems);
    }

    StepResult checkApproval(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.APPROVAL, "approval", this::approval, found -> {
            boolean approved = "APPROVED".equals(found.approval().decision());
            if (approved) {
                found.approved();
                found.moveTo(TransferStage.WORKS, desk.now());
            }
            return HomeBedDesk.done(approved ? StepOutcome.APPROVED : StepOutcome.REFUSED, null);
        });
    }

    private void approval(HomeBedTransfer found, Problems problems) {
        ApprovalForm form = found.approval();
        boolean approved = decided("审批意见", form.decision(), "APPROVED", "REFUSED", problems);
        problems.add(approved && !desk.standing(found).assessmentHolds(), "最近一次评估已过期，请待复评完成后再批准。");
        problems.add("REFUSED".equals(form.decision()) && !hasText(form.reason()), "不批准的理由未填写。");
    }

    /** The review is over; the case follows: to the works, on to the activation, or back to where it came from. */
    StepOutcome conclude(CommandKey key, String caseId, String transferId) {
        StepOutcome outcome =
                desk.execute(key, transferId, StepResult.class, this::concluded).outcome();
        if (outcome == StepOutcome.APPROVED) {
            cases.approved(key, caseId, transferId);
        } else if (outcome == StepOutcome.REFUSED) {
            cases.returned(key, caseId, transferId, "home-transfer-refused", "返家未获批准，恢复原照护方式");
        }
        return outcome;
    }

    private StepResult concluded(HomeBedTransfer found) {
        EndReason refused = switch (found.stage()) {
            case WORKS, DEVICES -> null;
            case RECHECK -> EndReason.RECHECK_NOT_PASSED;
            case SURVEY -> EndReason.NOT_LISTED;
            case CONSENT -> EndReason.CONSENT_REFUSED;
            case APPROVAL -> EndReason.NOT_APPROVED;
            default ->
                throw new IllegalStateException(
                        "返家申请 " + found.id() + " 处于“" + found.stage().inChinese() + "”，审核不能在此结束");
        };
        if (refused == null) {
            return HomeBedDesk.done(found.isApproved() ? StepOutcome.APPROVED : StepOutcome.READY, null);
        }
        found.end(TransferStage.REFUSED, refused, desk.now());
        return HomeBedDesk.done(StepOutcome.REFUSED, null);
    }

    /** True for the first of the two words. */
    static boolean decided(String label, @Nullable String value, String yes, String no, Problems problems) {
        if (!hasText(value)) {
            problems.missing(label);
        } else {
            problems.add(!yes.equals(value) && !no.equals(value), label + "的选项不正确。");
        }
        return yes.equals(value);
    }
}
