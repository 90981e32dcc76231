package org.kangyang.api.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.sheet.CaseSheet.Row;
import org.kangyang.api.sheet.CaseSheet.Section;
import org.kangyang.core.assessment.CognitionForm;
import org.kangyang.core.assessment.FitnessTestForm;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.core.assessment.SignOffForm;

/** Forms as rows of the sheet: item, answer. Section names of licensed instruments only, never their wording (DOMAIN §4). */
final class AssessmentItems {
    private AssessmentItems() {}

    static List<Section> fiveInOne(FiveInOneForm form) {
        List<Section> sections = new ArrayList<>();
        add(sections, "日常生活活动能力(ADL)", form.adl(), AssessmentItems::barthel);
        add(sections, "认知(MMSE)", form.mmse(), AssessmentItems::mmse);
        add(sections, "工具性日常生活能力(IADL,选项由好到差)", form.iadl(), AssessmentItems::lawton);
        add(sections, "衰弱(FRAIL)", form.frail(), AssessmentItems::frail);
        add(sections, "营养风险(NRS2002)", form.nrs(), AssessmentItems::nrs);
        return sections;
    }

    private static <T> void add(
            List<Section> sections, String title, @Nullable T part, java.util.function.Function<T, List<Row>> rows) {
        sections.add(new Section(title, part == null ? List.of(new Row("未填写", "—")) : rows.apply(part)));
    }

    private static List<Row> barthel(FiveInOneForm.Barthel adl) {
        return List.of(
                row("进食", adl.feeding()),
                row("洗澡", adl.bathing()),
                row("修饰", adl.grooming()),
                row("穿衣", adl.dressing()),
                row("大便控制", adl.bowels()),
                row("小便控制", adl.bladder()),
                row("如厕", adl.toilet()),
                row("床椅转移", adl.transfer()),
                row("平地行走", adl.mobility()),
                row("上下楼梯", adl.stairs()));
    }

    private static List<Row> mmse(FiveInOneForm.Mmse mmse) {
        return List.of(
                row("测试情况", mmse.status()),
                row("无法测试的原因", mmse.untestableReason()),
                row("定向", mmse.orientation()),
                row("记忆登记", mmse.registration()),
                row("注意与计算", mmse.attention()),
                row("回忆", mmse.recall()),
                row("语言", mmse.language()),
                row("绘图", mmse.drawing()));
    }

    private static List<Row> lawton(FiveInOneForm.Lawton iadl) {
        return List.of(
                row("使用电话", iadl.phone()),
                row("购物", iadl.shopping()),
                row("备餐", iadl.cooking()),
                row("家务", iadl.housekeeping()),
                row("洗衣", iadl.laundry()),
                row("交通", iadl.transport()),
                row("服药", iadl.medication()),
                row("理财", iadl.money()));
    }

    private static List<Row> frail(FiveInOneForm.Frail frail) {
        return List.of(
                row("疲乏", frail.fatigue()),
                row("阻力(上楼)", frail.resistance()),
                row("行走", frail.ambulation()),
                row("疾病数(11 种中)", frail.illnesses()),
                row("体重下降", frail.weightLoss()));
    }

    private static List<Row> nrs(FiveInOneForm.Nrs nrs) {
        List<Row> rows = new ArrayList<>();
        FiveInOneForm.Nrs.Initial initial = nrs.initial();
        if (initial != null) {
            rows.add(row("初筛:体质指数偏低", initial.bmi()));
            rows.add(row("初筛:近 3 个月体重下降", initial.weightLoss()));
            rows.add(row("初筛:上周摄食减少", initial.intake()));
            rows.add(row("初筛:病情严重", initial.severeIllness()));
        }
        rows.add(row("营养受损", nrs.nutrition()));
        rows.add(row("疾病严重程度", nrs.disease()));
        rows.add(row("身高(厘米)", nrs.heightCm()));
        rows.add(row("体重(千克)", nrs.weightKg()));
        return rows;
    }

    static List<Row> fitnessTest(FitnessTestForm form) {
        return List.of(
                row("能否测试", form.performable()),
                row("不能测试的原因", form.notPerformableReason()),
                row("30 秒坐站(次)", form.chairStand()),
                row("30 秒屈臂(次)", form.armCurl()),
                row("6 分钟步行(米)", form.sixMinuteWalkMetres()),
                row("2 分钟踏步(次)", form.twoMinuteStep()),
                row("起立行走(秒)", form.upAndGoSeconds()),
                row("坐位体前屈(厘米)", form.sitAndReachCm()),
                row("背抓(厘米)", form.backScratchCm()),
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
                row("备注", form.note()));
    }

    private static Row row(String item, @Nullable Object value) {
        return new Row(item, Labels.answer(value));
    }
}
