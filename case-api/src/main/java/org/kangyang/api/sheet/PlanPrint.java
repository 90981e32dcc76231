package org.kangyang.api.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.print.PrintedSheet;
import org.kangyang.api.print.PrintedSheet.Block;
import org.kangyang.api.print.PrintedSheet.Grid;
import org.kangyang.api.print.PrintedSheet.Heading;
import org.kangyang.api.print.PrintedSheet.Pair;
import org.kangyang.api.print.PrintedSheet.Pairs;
import org.kangyang.api.print.PrintedSheet.Text;
import org.kangyang.core.integration.Fen;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.plan.CoSignatureForm;
import org.kangyang.core.plan.FamilyFeedback;
import org.kangyang.core.plan.FamilyFeedbackForm;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.PersonalShare;
import org.kangyang.core.plan.PlanConsentForm;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanStage;
import org.kangyang.core.plan.ProgressNote;

/** One version of a health plan for the file: what holds, who stands for it, and how it works out (R27, R28). */
final class PlanPrint {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("BASIC", "基础包"),
            Map.entry("UPGRADE", "升级包"),
            Map.entry("PERSONAL", "个性包"),
            Map.entry("SIGNED", "同意并签署"),
            Map.entry("RETURNED", "退回修改"),
            Map.entry("CONSENTED", "同意"),
            Map.entry("REFUSED", "不同意"),
            Map.entry("ELDER", "老人本人"),
            Map.entry("GUARDIAN", "监护人"),
            Map.entry("FAMILY", "其他家属"),
            Map.entry("IMPROVED", "好转"),
            Map.entry("UNCHANGED", "无变化"),
            Map.entry("WORSE", "变差"),
            Map.entry("system", "系统起草"),
            Map.entry(Caller.PLATFORM, "平台"));

    private PlanPrint() {}

    static PrintedSheet of(CaseView view, HealthPlanView plan, CaseSheetWriter writer, RegisterNames names) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Pairs(
                writer.person(view.elder()).stream()
                        .map(row -> new Pair(row.label(), row.value()))
                        .toList(),
                3));
        blocks.add(new Heading("第 " + plan.version() + " 版"));
        if (plan.stage() != PlanStage.PUBLISHED) {
            blocks.add(new Text("本版未生效或已失效：" + plan.stage().inChinese() + "。"));
        }
        blocks.add(new Pairs(standing(plan), 2));
        if (!plan.contents().isEmpty()) {
            content(plan.contents().getLast().form(), blocks);
        }
        signatures(plan, names, blocks);
        if (!plan.progress().isEmpty()) {
            blocks.add(new Heading("执行情况"));
            blocks.add(new Grid(
                    List.of("日期", "部分", "情况", "效果", "请医院调整处方"),
                    plan.progress().stream().map(note -> progress(note.form())).toList()));
        }
        if (!plan.feedbacks().isEmpty()) {
            blocks.add(new Heading("向家属反馈"));
            blocks.add(new Grid(
                    List.of("日期", "对象", "效果", "家属意愿", "请医院调整处方"),
                    plan.feedbacks().stream().map(PlanPrint::feedback).toList()));
        }
        return new PrintedSheet("健康管理方案", view.caseNumber(), blocks, List.of("养老机构负责人", "主治医生", "老人或家属"));
    }

    /** T2 row 4, the payer by name: this is what the family signs. */
    private static String upgrade(HealthPlanView.@Nullable UpgradeShare upgrade) {
        if (upgrade == null) {
            return "不使用";
        }
        PersonalShare share = upgrade.share();
        String paid = "每月 " + Fen.yuan(share.costFen()) + " 元，保险支付 " + Fen.yuan(share.insuredFen()) + " 元，个人承担 "
                + Fen.yuan(share.personalFen()) + " 元";
        return share.remainderFen() == 0
                ? paid
                : paid + "，其余 " + Fen.yuan(share.remainderFen()) + " 元由" + text(upgrade.payer()) + "支付";
    }

    private static List<String> feedback(FamilyFeedback told) {
        FamilyFeedbackForm form = told.form();
        return List.of(
                form.givenOn() == null ? "—" : form.givenOn().toString(),
                word(form.toldTo()),
                word(form.effect()),
                text(form.wishes()),
                form.asksForAdjustment() ? text(form.adjustment()) : "否");
    }

    private static List<Pair> standing(HealthPlanView plan) {
        return List.of(
                new Pair("制定原因", plan.reason().inChinese()),
                new Pair("状态", plan.stage().inChinese()),
                new Pair("四色等级", Labels.of(plan.colour())),
                new Pair("生效时间", plan.publishedAt() == null ? "—" : CaseSheetWriter.time(plan.publishedAt())),
                new Pair("主要风险", risks(plan)),
                new Pair("服务包个人承担", packages(plan)),
                new Pair("升级包费用", upgrade(plan.upgrade())));
    }

    /** In words; 无 where there are none. */
    static String risks(HealthPlanView plan) {
        return plan.risks().isEmpty()
                ? "无"
                : plan.risks().stream().map(PlanRisk::inChinese).collect(Collectors.joining("、"));
    }

    /** T2 in words. */
    static String packages(HealthPlanView plan) {
        return plan.packages().isEmpty()
                ? "—"
                : plan.packages().stream()
                        .map(each -> word(each.name()) + " "
                                + each.personalShare()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + "%")
                        .collect(Collectors.joining("，"));
    }

    private static void content(PlanContent content, List<Block> blocks) {
        content.parts().forEach((section, part) -> {
            blocks.add(new Heading(section.inChinese()));
            blocks.add(new Pairs(
                    List.of(new Pair("目标", text(part.goals())), new Pair("措施", text(part.measures()))), 1));
        });
    }

    private static void signatures(HealthPlanView plan, RegisterNames names, List<Block> blocks) {
        List<List<String>> rows = new ArrayList<>();
        plan.contents()
                .forEach(edited ->
                        rows.add(List.of("编制", person(edited.by(), names), CaseSheetWriter.time(edited.at()), "—")));
        plan.coSignatures().forEach(signed -> rows.add(coSignature(signed, names)));
        plan.consents().forEach(answer -> rows.add(consent(answer, names)));
        if (!rows.isEmpty()) {
            blocks.add(new Heading("编制、签署与家属意见"));
            blocks.add(new Grid(List.of("事项", "办理人", "时间", "意见"), rows));
        }
        if (!plan.coSignatures().isEmpty()) {
            String prescription = plan.coSignatures().getLast().form().prescription();
            if (prescription != null && !prescription.isBlank()) {
                blocks.add(new Heading("康复处方与医嘱"));
                blocks.add(new Text(prescription));
            }
        }
    }

    private static List<String> coSignature(Recorded<CoSignatureForm> signed, RegisterNames names) {
        CoSignatureForm form = signed.form();
        return List.of(
                "医生会签",
                person(signed.by(), names),
                CaseSheetWriter.time(signed.at()),
                with(word(form.decision()), form.returnReason()));
    }

    private static List<String> consent(Recorded<PlanConsentForm> answer, RegisterNames names) {
        PlanConsentForm form = answer.form();
        String who = word(form.answeredBy()) + (form.answeredOn() == null ? "" : " " + form.answeredOn());
        return List.of(
                "家属意见",
                person(answer.by(), names),
                CaseSheetWriter.time(answer.at()),
                with(word(form.decision()) + "（" + who + "）", form.reason()));
    }

    private static List<String> progress(ProgressNote note) {
        return List.of(
                note.observedOn() == null ? "—" : note.observedOn().toString(),
                note.section() == null ? "整体" : note.section().inChinese(),
                text(note.progress()),
                word(note.effect()),
                note.adjustPrescription() ? "是" : "否");
    }

    private static String person(String by, RegisterNames names) {
        return WORDS.containsKey(by) ? word(by) : names.person(by);
    }

    private static String with(String word, @Nullable String reason) {
        return reason == null || reason.isBlank() ? word : word + "：" + reason.strip();
    }

    private static String word(@Nullable String code) {
        return code == null ? "—" : WORDS.getOrDefault(code, code);
    }

    private static String text(@Nullable String value) {
        return value == null || value.isBlank() ? "—" : value.strip();
    }
}
