package org.kangyang.api.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.sheet.CaseSheet.Row;
import org.kangyang.api.sheet.CaseSheet.Section;
import org.kangyang.core.assessment.CognitionForm;
import org.kangyang.core.assessment.FitnessTestForm;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.core.assessment.SignOffForm;

/** Forms as rows of the sheet: item, answer. Section names of licensed instruments only, never their wording (DOMAIN §4). */
final class AssessmentItems {
    /** Items of the five-in-one by their path in the form, which corrections use too. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("testDate", "测试日期"),
            Map.entry("note", "备注"),
            Map.entry("adl.feeding", "进食"),
            Map.entry("adl.bathing", "洗澡"),
            Map.entry("adl.grooming", "修饰"),
            Map.entry("adl.dressing", "穿衣"),
            Map.entry("adl.bowels", "大便控制"),
            Map.entry("adl.bladder", "小便控制"),
            Map.entry("adl.toilet", "如厕"),
            Map.entry("adl.transfer", "床椅转移"),
            Map.entry("adl.mobility", "平地行走"),
            Map.entry("adl.stairs", "上下楼梯"),
            Map.entry("mmse.status", "测试情况"),
            Map.entry("mmse.untestableReason", "无法测试的原因"),
            Map.entry("mmse.orientation", "定向"),
            Map.entry("mmse.registration", "记忆登记"),
            Map.entry("mmse.attention", "注意与计算"),
            Map.entry("mmse.recall", "回忆"),
            Map.entry("mmse.language", "语言"),
            Map.entry("mmse.drawing", "绘图"),
            Map.entry("iadl.phone", "使用电话"),
            Map.entry("iadl.shopping", "购物"),
            Map.entry("iadl.cooking", "备餐"),
            Map.entry("iadl.housekeeping", "家务"),
            Map.entry("iadl.laundry", "洗衣"),
            Map.entry("iadl.transport", "交通"),
            Map.entry("iadl.medication", "服药"),
            Map.entry("iadl.money", "理财"),
            Map.entry("frail.fatigue", "疲乏"),
            Map.entry("frail.resistance", "阻力（上楼）"),
            Map.entry("frail.ambulation", "行走"),
            Map.entry("frail.illnesses", "疾病数（11 种中）"),
            Map.entry("frail.weightLoss", "体重下降"),
            Map.entry("nrs.initial.bmi", "初筛：体质指数偏低"),
            Map.entry("nrs.initial.weightLoss", "初筛：近 3 个月体重下降"),
            Map.entry("nrs.initial.intake", "初筛：上周摄食减少"),
            Map.entry("nrs.initial.severeIllness", "初筛：病情严重"),
            Map.entry("nrs.nutrition", "营养受损"),
            Map.entry("nrs.disease", "疾病严重程度"),
            Map.entry("nrs.heightCm", "身高（厘米）"),
            Map.entry("nrs.weightKg", "体重（千克）"));

    private static final Map<String, String> INSTRUMENTS =
            Map.of("adl", "ADL", "mmse", "MMSE", "iadl", "IADL", "frail", "FRAIL", "nrs", "NRS2002");

    private AssessmentItems() {}

    /** An item with its instrument, since two instruments ask for loss of weight; itself where it has no name. */
    static String name(String item) {
        String instrument = INSTRUMENTS.get(item.split("\\.", 2)[0]);
        String name = NAMES.getOrDefault(item, item);
        return instrument == null ? name : instrument + " " + name;
    }

    static List<Section> fiveInOne(FiveInOneForm form) {
        List<Section> sections = new ArrayList<>();
        add(sections, "日常生活活动能力（ADL）", form.adl(), AssessmentItems::barthel);
        add(sections, "认知（MMSE）", form.mmse(), AssessmentItems::mmse);
        add(sections, "工具性日常生活能力（IADL，选项由好到差）", form.iadl(), AssessmentItems::lawton);
        add(sections, "衰弱（FRAIL）", form.frail(), AssessmentItems::frail);
        add(sections, "营养风险（NRS2002）", form.nrs(), AssessmentItems::nrs);
        return sections;
    }

    private static <T> void add(
            List<Section> sections, String title, @Nullable T part, java.util.function.Function<T, List<Row>> rows) {
        sections.add(new Section(title, part == null ? List.of(new Row("未填写", "—")) : rows.apply(part)));
    }

    private static List<Row> barthel(FiveInOneForm.Barthel adl) {
        return List.of(
                row("adl.feeding", adl.feeding()),
                row("adl.bathing", adl.bathing()),
                row("adl.grooming", adl.grooming()),
                row("adl.dressing", adl.dressing()),
                row("adl.bowels", adl.bowels()),
                row("adl.bladder", adl.bladder()),
                row("adl.toilet", adl.toilet()),
                row("adl.transfer", adl.transfer()),
                row("adl.mobility", adl.mobility()),
                row("adl.stairs", adl.stairs()));
    }

    private static List<Row> mmse(FiveInOneForm.Mmse mmse) {
        return List.of(
                row("mmse.status", mmse.status()),
                row("mmse.untestableReason", mmse.untestableReason()),
                row("mmse.orientation", mmse.orientation()),
                row("mmse.registration", mmse.registration()),
                row("mmse.attention", mmse.attention()),
                row("mmse.recall", mmse.recall()),
                row("mmse.language", mmse.language()),
                row("mmse.drawing", mmse.drawing()));
    }

    private static List<Row> lawton(FiveInOneForm.Lawton iadl) {
        return List.of(
                row("iadl.phone", iadl.phone()),
                row("iadl.shopping", iadl.shopping()),
                row("iadl.cooking", iadl.cooking()),
                row("iadl.housekeeping", iadl.housekeeping()),
                row("iadl.laundry", iadl.laundry()),
                row("iadl.transport", iadl.transport()),
                row("iadl.medication", iadl.medication()),
                row("iadl.money", iadl.money()));
    }

    private static List<Row> frail(FiveInOneForm.Frail frail) {
        return List.of(
                row("frail.fatigue", frail.fatigue()),
                row("frail.resistance", frail.resistance()),
                row("frail.ambulation", frail.ambulation()),
                row("frail.illnesses", frail.illnesses()),
                row("frail.weightLoss", frail.weightLoss()));
    }

    private static List<Row> nrs(FiveInOneForm.Nrs nrs) {
        List<Row> rows = new ArrayList<>();
        FiveInOneForm.Nrs.Initial initial = nrs.initial();
        if (initial != null) {
            rows.add(row("nrs.initial.bmi", initial.bmi()));
            rows.add(row("nrs.initial.weightLoss", initial.weightLoss()));
            rows.add(row("nrs.initial.intake", initial.intake()));
            rows.add(row("nrs.initial.severeIllness", initial.severeIllness()));
        }
        rows.add(row("nrs.nutrition", nrs.nutrition()));
        rows.add(row("nrs.disease", nrs.disease()));
        rows.add(row("nrs.heightCm", nrs.heightCm()));
        rows.add(row("nrs.weightKg", nrs.weightKg()));
        return rows;
    }

    static List<Row> fitnessTest(FitnessTestForm form) {
        return List.of(
                row("能否测试", form.performable()),
                row("不能测试的原因", form.notPerformableReason()),
                row("30 秒坐站（次）", form.chairStand()),
                row("30 秒屈臂（次）", form.armCurl()),
                row("6 分钟步行（米）", form.sixMinuteWalkMetres()),
                row("2 分钟踏步（次）", form.twoMinuteStep()),
                row("起立行走（秒）", form.upAndGoSeconds()),
                row("坐位体前屈（厘米）", form.sitAndReachCm()),
                row("背抓（厘米）", form.backScratchCm()),
                row("测试日期", form.testDate()));
    }

    static List<Row> cognition(CognitionForm form) {
        return List.of(row("认知分级 C", form.c()), row("等效 MMSE", form.equivalentMmse()), row("依据", form.reason()));
    }

    static List<Row> signOff(SignOffForm form) {
        return List.of(
                row("决定", form.decision()),
                row("退回原因", form.returnReason()),
                row("安宁疗护", form.palliative()),
                row("病情稳定", form.stable()),
                row("居家支持", form.homeSupport()),
                row("家庭养老床位复查通过", form.homeBedRecheck()),
                row("备注", form.note()));
    }

    /** @param item an item's path, or its name where it has none */
    private static Row row(String item, @Nullable Object value) {
        return new Row(NAMES.getOrDefault(item, item), Labels.answer(value));
    }
}
