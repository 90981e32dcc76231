package org.kangyang.api.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.sheet.CaseSheet.Link;
import org.kangyang.api.sheet.CaseSheet.Part;
import org.kangyang.api.sheet.CaseSheet.Row;
import org.kangyang.core.attachment.Attachment;
import org.kangyang.core.homebed.HomeBedTransferView;
import org.kangyang.core.homebed.HomeBedTransferView.PaymentOrder;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.pathway.Admission;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.BedWish;
import org.kangyang.core.pathway.CaseClock;
import org.kangyang.core.pathway.CasePlan;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.FamilyDoctorContract;
import org.kangyang.core.pathway.FeedbackClock;
import org.kangyang.core.pathway.HomeTransfer;
import org.kangyang.core.pathway.OpenReassessment;
import org.kangyang.core.pathway.PlanFlag;
import org.kangyang.core.pathway.ReassessmentFlag;
import org.kangyang.core.pathway.WaitlistRequest;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.reassessment.ReassessmentView;

/** Where the elder stands on the way: waiting place, bed, family doctor, plan, way home, re-assessment, documents. */
final class PathwayParts {

    private final CaseView view;
    private final PathwayFacts facts;
    private final RegisterNames names;
    private final LocalDate today;

    PathwayParts(CaseView view, PathwayFacts facts, RegisterNames names, LocalDate today) {
        this.view = view;
        this.facts = facts;
        this.names = names;
        this.today = today;
    }

    /** Those that have something to tell. */
    List<Part> all() {
        List<Part> all =
                new ArrayList<>(List.of(waiting(), bed(), familyDoctor(), plan(), home(), reassessment(), documents()));
        all.removeIf(part -> part.rows().isEmpty() && part.links().isEmpty());
        return List.copyOf(all);
    }

    private Part waiting() {
        List<Row> rows = new ArrayList<>();
        WaitlistRequest waiting = view.waitlist();
        if (waiting != null) {
            rows.add(new Row("床位类型", Labels.of(waiting.bedType())));
            rows.add(new Row("申请时间", CaseSheetWriter.time(waiting.requestedAt())));
            rows.add(new Row("意向", wish(waiting.wish())));
            if (!waiting.ranked()) {
                rows.add(new Row("位次", "尚未评估，不排序"));
            } else if (waiting.paused()) {
                rows.add(new Row("位次", "暂停轮候，保留申请时间"));
            } else {
                facts.ranks().forEach(rank -> rows.add(new Row("位次", rank.list() + "第 " + rank.rank() + " 位")));
            }
            if (waiting.offer() != null) {
                offer(waiting.offer(), rows);
            }
        }
        return new Part("轮候", rows, List.of());
    }

    private String wish(BedWish wish) {
        String homes = wish.careHomeIds().stream().map(names::careHome).collect(Collectors.joining("、"));
        String anywhere = wish.districts().isEmpty() ? "" : "区县内任一机构";
        return Stream.of(homes, anywhere).filter(words -> !words.isEmpty()).collect(Collectors.joining("，或"));
    }

    private static void offer(BedOffer offer, List<Row> rows) {
        rows.add(new Row(
                "可入住床位",
                offer.bed().careHomeName() + " " + offer.bed().room() + " 室 "
                        + offer.bed().bedId()));
        rows.add(new Row("每月床位费", yuan(offer.bed().monthlyPriceFen())));
        if (offer.expiresAt() != null) {
            rows.add(new Row("答复期限", CaseSheetWriter.time(offer.expiresAt())));
        }
    }

    private Part bed() {
        List<Row> rows = new ArrayList<>();
        Admission admission = view.admission();
        if (admission != null) {
            rows.add(new Row("养老机构", admission.bed().careHomeName()));
            rows.add(new Row("房间", admission.bed().room() + " 室"));
            rows.add(new Row("床位", admission.bed().bedId()));
            rows.add(new Row("床位类型", Labels.of(admission.bed().type())));
            rows.add(new Row("每月床位费", yuan(admission.bed().monthlyPriceFen())));
            rows.add(new Row(
                    "入住日期",
                    admission.admittedOn() == null
                            ? "尚未入住"
                            : admission.admittedOn().toString()));
        }
        return new Part("床位", rows, List.of());
    }

    private Part familyDoctor() {
        List<Row> rows = new ArrayList<>();
        FamilyDoctorContract contract = view.familyDoctor();
        if (contract != null) {
            rows.add(new Row("签约医生", contract.doctor()));
            rows.add(new Row("签约编号", contract.contractNumber()));
            rows.add(new Row("签约日期", contract.signedOn().toString()));
            rows.add(new Row(
                    "有效期至",
                    (contract.validUntil() == null
                                    ? "长期"
                                    : contract.validUntil().toString())
                            + (contract.holdsOn(today) ? "" : "（已失效）")));
        }
        if (view.checkUp() != null && view.closure() == null) {
            rows.add(new Row(
                    "免费体检",
                    "每 " + view.checkUp().everyMonths() + " 个月一次，"
                            + view.checkUp().dueOn() + " 前"));
        }
        return new Part("家庭医生与体检", rows, List.of());
    }

    private Part plan() {
        List<Row> rows = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        HealthPlanView inForce = facts.inForce();
        if (inForce != null) {
            rows.add(new Row(
                    "生效版本", "第 " + inForce.version() + " 版（" + inForce.reason().inChinese() + "）"));
            rows.add(new Row("生效时间", orNone(inForce.publishedAt())));
            rows.add(new Row("主要风险", PlanPrint.risks(inForce)));
            rows.add(new Row("服务包个人承担", PlanPrint.packages(inForce)));
            links.add(new Link("打印方案第 " + inForce.version() + " 版", "/api/v1/cases/" + view.caseId() + "/plan/print"));
        }
        HealthPlanView underWay = facts.underWay();
        if (underWay != null) {
            rows.add(new Row(
                    "制定中",
                    "第 " + underWay.version() + " 版（" + underWay.reason().inChinese() + "）· "
                            + underWay.stage().inChinese()));
            if (underWay.dueAt() != null) {
                rows.add(new Row("须发布于", CaseSheetWriter.time(underWay.dueAt()) + " 前"));
            }
        }
        if (view.plan().flag() == PlanFlag.REVISION_DUE) {
            rows.add(new Row("修订", revision(view.plan())));
        }
        FeedbackClock feedback = view.feedback();
        if (feedback.open() != null) {
            rows.add(new Row("家属反馈", CaseSheetWriter.time(feedback.open().openedAt()) + " 起待反馈"));
        } else if (feedback.nextOn() != null && view.closure() == null) {
            rows.add(new Row("下次家属反馈", feedback.nextOn().toString()));
        }
        return new Part("健康管理方案", rows, links);
    }

    private static String revision(CasePlan plan) {
        String reason =
                plan.revisionReason() == null ? "" : plan.revisionReason().inChinese() + "，";
        String due = plan.revisionDueAt() == null ? "" : "，" + CaseSheetWriter.time(plan.revisionDueAt()) + " 前发布";
        return reason + "须重新制定" + due;
    }

    private Part home() {
        List<Row> rows = new ArrayList<>();
        HomeBedTransferView transfer = facts.transfer();
        HomeTransfer standing = view.homeTransfer();
        if (transfer != null && standing != null) {
            rows.add(new Row(
                    "申请",
                    ("FAMILY".equals(transfer.requestedBy()) ? "家属" : "养老机构") + "，"
                            + CaseSheetWriter.time(transfer.requestedAt())));
            rows.add(new Row(
                    "进度", transfer.stage().inChinese() + "，" + CaseSheetWriter.time(transfer.stageSince()) + " 起"));
            if (transfer.endReason() != null) {
                rows.add(new Row("结果", transfer.endReason().inChinese()));
            }
            if (standing.homeBedSince() != null) {
                rows.add(new Row("家庭养老床位", CaseSheetWriter.time(standing.homeBedSince()) + " 起生效"));
            }
            money(transfer, rows);
            if (transfer.zbi() != null) {
                rows.add(new Row("照护者负担（ZBI）", transfer.zbi() + " 分"));
            }
            respite(transfer.respite(), rows);
        }
        return new Part("返家与家庭养老床位", rows, List.of());
    }

    private void money(HomeBedTransferView transfer, List<Row> rows) {
        if (transfer.proposalFen() != null) {
            rows.add(new Row("改造方案", transfer.proposal().size() + " 项，" + yuan(transfer.proposalFen())));
        }
        if (transfer.failedInspections() > 0) {
            rows.add(new Row("验收未通过", transfer.failedInspections() + " 次"));
        }
        PaymentOrder payment = transfer.payment();
        if (payment != null) {
            rows.add(new Row("改造实际费用", yuan(payment.costFen())));
            rows.add(new Row(
                    "改造补贴",
                    payment.amountFen() == 0
                            ? "该户已享受过，不再补贴"
                            : yuan(payment.amountFen()) + "，付给" + names.careHome(payment.payee())));
            rows.add(new Row("家庭自付", yuan(payment.costFen() - payment.amountFen())));
        }
    }

    private static void respite(@Nullable RespiteEntitlement respite, List<Row> rows) {
        if (respite != null && respite.entitled()) {
            rows.add(new Row("喘息服务", "每月至少 " + respite.hoursPerMonth() + " 小时，免费"));
        }
    }

    private Part reassessment() {
        List<Row> rows = new ArrayList<>();
        CaseClock clock = view.careClock();
        if (clock.dueOn() != null && view.closure() == null) {
            rows.add(new Row("下次复评", clock.dueOn() + " 前"));
        }
        OpenReassessment open = clock.open();
        if (open != null) {
            rows.add(new Row(
                    "正在复评",
                    open.reason().inChinese()
                            + (open.dueAt() == null ? "" : "，" + CaseSheetWriter.time(open.dueAt()) + " 前完成")));
            rows.add(new Row("进度", flag(clock.flag())));
        }
        facts.reassessments().stream()
                .filter(done -> done.outcome() != null)
                .reduce((earlier, later) -> later)
                .ifPresent(last -> last(last, rows));
        return new Part("复评", rows, List.of());
    }

    private static String flag(ReassessmentFlag flag) {
        return switch (flag) {
            case NONE -> "无需复评";
            case DUE -> "待评估";
            case OVERDUE -> "已超期";
            case IN_PROGRESS -> "评估进行中";
        };
    }

    private static void last(ReassessmentView last, List<Row> rows) {
        rows.add(new Row("最近一次", last.reason().inChinese() + "，" + CaseSheetWriter.time(last.openedAt())));
        rows.add(new Row(
                "结果",
                Labels.of(last.previousColour()) + " → " + Labels.of(last.colour()) + "，综合得分 "
                        + CaseSheetWriter.tenths(last.previous()) + " → " + CaseSheetWriter.tenths(last.current())));
        if (last.outcome() != null) {
            List<String> followed = new ArrayList<>();
            if (last.outcome().notifyOfficer()) {
                followed.add(last.acknowledgedAt() == null ? "待街道知悉" : "街道已知悉");
            }
            if (last.outcome().revisePlan()) {
                followed.add("方案重新制定");
            }
            if (!followed.isEmpty()) {
                rows.add(new Row("后续", String.join("，", followed)));
            }
        }
        if (last.zbi() != null) {
            rows.add(new Row("照护者负担（ZBI）", last.zbi() + " 分"));
        }
        respite(last.respite(), rows);
    }

    private Part documents() {
        return new Part(
                "材料",
                List.of(),
                facts.attachments().stream().map(this::document).collect(Collectors.toList()));
    }

    private Link document(Attachment attachment) {
        return new Link(
                attachment.kind().inChinese() + "　" + CaseSheetWriter.time(attachment.uploadedAt()) + "　编号 "
                        + attachment.id(),
                "/api/v1/cases/" + view.caseId() + "/attachments/" + attachment.id() + "/content");
    }

    private static String orNone(@Nullable Instant instant) {
        return instant == null ? "—" : CaseSheetWriter.time(instant);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString() + " 元";
    }
}
