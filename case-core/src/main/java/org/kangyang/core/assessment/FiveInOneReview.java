package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.FiveInOneForm.Barthel;
import org.kangyang.core.assessment.FiveInOneForm.Frail;
import org.kangyang.core.assessment.FiveInOneForm.Lawton;
import org.kangyang.core.assessment.FiveInOneForm.Mmse;
import org.kangyang.core.assessment.FiveInOneForm.Nrs;
import org.kangyang.core.elder.Elder;

/**
 * Looks through a five-in-one form: what is missing or contradictory, and the totals recomputed from the items (R01,
 * DESIGN §3.6, DOMAIN §4). The instruments' own scoring stands here; the policy's thresholds stand in colour-grade.dmn.
 */
final class FiveInOneReview {

    private static final Barthel NO_BARTHEL = new Barthel(null, null, null, null, null, null, null, null, null, null);
    private static final Mmse NO_MMSE = new Mmse(null, null, null, null, null, null, null, null);
    private static final Lawton NO_LAWTON = new Lawton(null, null, null, null, null, null, null, null);
    private static final Frail NO_FRAIL = new Frail(null, null, null, null, null);
    private static final Nrs NO_NRS = new Nrs(null, null, null, null, null);
    private static final Nrs.Initial NO_INITIAL = new Nrs.Initial(null, null, null, null);

    /** FRAIL counts illnesses as a deficit from this many of eleven (Morley 2012). */
    private static final int MANY_ILLNESSES = 5;

    /** NRS2002 adds a point from this age (Kondrup 2003). */
    private static final int OLD_FOR_NRS = 70;

    private final Problems problems = new Problems();
    private final @Nullable CognitionForm cognition;
    private final Elder elder;
    private final LocalDate today;
    private final int adl;
    private final int mmse;
    private final int iadl;
    private final int frail;
    private final int nrs;
    private boolean untestable;

    /** @param cognition the physician's judgement that still holds, if any */
    FiveInOneReview(FiveInOneForm form, @Nullable CognitionForm cognition, Elder elder, LocalDate today) {
        this.cognition = cognition;
        this.elder = elder;
        this.today = today;
        problems.date("评估日期", form.testDate(), today);
        adl = barthel(Objects.requireNonNullElse(form.adl(), NO_BARTHEL));
        mmse = mmse(Objects.requireNonNullElse(form.mmse(), NO_MMSE));
        iadl = lawton(Objects.requireNonNullElse(form.iadl(), NO_LAWTON));
        frail = frail(Objects.requireNonNullElse(form.frail(), NO_FRAIL));
        nrs = nrs(Objects.requireNonNullElse(form.nrs(), NO_NRS), form.testDate());
    }

    /** One sentence each; empty where nothing is missing. */
    List<String> problems() {
        return problems.sentences();
    }

    /** Nothing is missing but the physician's judgement of cognition. */
    boolean untestable() {
        return problems.isEmpty() && untestable && !cognitionHolds();
    }

    /** The MMSE could not be done, whether or not the physician has judged. */
    boolean mmseImpossible() {
        return untestable;
    }

    /** Null unless all five totals are there (R01). */
    @Nullable
    Scores scores() {
        if (!problems.isEmpty() || untestable()) {
            return null;
        }
        CognitionForm judged = cognition;
        int cognitive =
                untestable && judged != null && judged.equivalentMmse() != null ? judged.equivalentMmse() : mmse;
        return new Scores(adl, cognitive, iadl, frail, nrs, elder.education());
    }

    private boolean cognitionHolds() {
        return cognition != null && cognitionProblems(cognition).isEmpty();
    }

    /** What is missing in the physician's judgement. */
    static List<String> cognitionProblems(CognitionForm form) {
        Problems found = new Problems();
        found.within("认知等级C", form.c(), 0, 3);
        found.within("等效MMSE得分", form.equivalentMmse(), 0, 30);
        found.add(form.reason() == null || form.reason().isBlank(), "判断依据未填写。");
        return found.sentences();
    }

    private int barthel(Barthel items) {
        String adlOf = "日常生活活动·";
        return problems.oneOf(adlOf + "进食", items.feeding(), 0, 5, 10)
                + problems.oneOf(adlOf + "洗澡", items.bathing(), 0, 5)
                + problems.oneOf(adlOf + "修饰", items.grooming(), 0, 5)
                + problems.oneOf(adlOf + "穿衣", items.dressing(), 0, 5, 10)
                + problems.oneOf(adlOf + "控制大便", items.bowels(), 0, 5, 10)
                + problems.oneOf(adlOf + "控制小便", items.bladder(), 0, 5, 10)
                + problems.oneOf(adlOf + "如厕", items.toilet(), 0, 5, 10)
                + problems.oneOf(adlOf + "床椅转移", items.transfer(), 0, 5, 10, 15)
                + problems.oneOf(adlOf + "平地行走", items.mobility(), 0, 5, 10, 15)
                + problems.oneOf(adlOf + "上下楼梯", items.stairs(), 0, 5, 10);
    }

    private int mmse(Mmse items) {
        String status = items.status() == null ? "" : items.status();
        boolean reasoned =
                items.untestableReason() != null && !items.untestableReason().isBlank();
        List<Integer> sections = Stream.of(
                        items.orientation(),
                        items.registration(),
                        items.attention(),
                        items.recall(),
                        items.language(),
                        items.drawing())
                .filter(Objects::nonNull)
                .toList();
        switch (status) {
            case "TESTED" -> {
                problems.add(reasoned, "认知检查已完成，却填写了无法检查的原因。");
                return sections(items);
            }
            case "COMA" -> {
                problems.add(sections.stream().anyMatch(points -> points > 0), "昏迷者认知检查各部分不应有得分。");
                problems.add(adl > 0, "昏迷者日常生活活动各项应为0分。");
            }
            case "UNTESTABLE" -> {
                untestable = true;
                problems.add(!reasoned, "认知检查无法进行的原因未填写。");
                problems.add(!sections.isEmpty(), "认知检查无法进行，却填写了部分得分。");
            }
            case "" -> problems.missing("认知检查情况");
            default -> problems.add(true, "认知检查情况应为已检查、昏迷或无法检查。");
        }
        return 0;
    }

    private int sections(Mmse items) {
        String mmseOf = "认知检查·";
        return problems.within(mmseOf + "定向", items.orientation(), 0, 10)
                + problems.within(mmseOf + "记忆", items.registration(), 0, 3)
                + problems.within(mmseOf + "注意与计算", items.attention(), 0, 5)
                + problems.within(mmseOf + "回忆", items.recall(), 0, 3)
                + problems.within(mmseOf + "语言", items.language(), 0, 8)
                + problems.within(mmseOf + "图形", items.drawing(), 0, 1);
    }

    private int lawton(Lawton items) {
        return option("使用电话", items.phone(), "1110")
                + option("购物", items.shopping(), "1000")
                + option("备餐", items.cooking(), "1000")
                + option("家务", items.housekeeping(), "11110")
                + option("洗衣", items.laundry(), "110")
                + option("交通", items.transport(), "11100")
                + option("服药", items.medication(), "100")
                + option("理财", items.money(), "110");
    }

    /** @param points of the options from best to worst (Lawton and Brody 1969) */
    private int option(String label, @Nullable Integer code, String points) {
        int chosen = problems.within("工具性日常生活活动·" + label, code, 1, points.length());
        return chosen == 0 ? 0 : points.charAt(chosen - 1) - '0';
    }

    private int frail(Frail items) {
        String frailOf = "衰弱筛查·";
        return point(problems.yes(frailOf + "疲劳", items.fatigue()))
                + point(problems.yes(frailOf + "上一层楼梯困难", items.resistance()))
                + point(problems.yes(frailOf + "行走一个街区困难", items.ambulation()))
                + point(problems.within(frailOf + "疾病数", items.illnesses(), 0, 11) >= MANY_ILLNESSES)
                + point(problems.yes(frailOf + "体重下降", items.weightLoss()));
    }

    private int nrs(Nrs items, @Nullable LocalDate testDate) {
        Nrs.Initial initial = Objects.requireNonNullElse(items.initial(), NO_INITIAL);
        String nrsOf = "营养筛查·";
        boolean lean = problems.yes(nrsOf + "体重指数低", initial.bmi());
        boolean positive = problems.yes(nrsOf + "近3个月体重下降", initial.weightLoss())
                | problems.yes(nrsOf + "近1周进食减少", initial.intake())
                | problems.yes(nrsOf + "病情严重", initial.severeIllness())
                | lean;
        bodyMass(items, initial, lean);
        if (!positive) {
            // All "no": the total is 0 and the age point is not added (DOMAIN §4).
            boolean answered = Stream.of(initial.bmi(), initial.weightLoss(), initial.intake(), initial.severeIllness())
                    .allMatch("no"::equals);
            problems.add(
                    answered && (positive(items.nutrition()) || positive(items.disease())), "营养初筛均为“否”，却填写了营养或疾病评分。");
            return 0;
        }
        int age = elder.ageOn(testDate == null ? today : testDate);
        return problems.within(nrsOf + "营养受损评分", items.nutrition(), 0, 3)
                + problems.within(nrsOf + "疾病严重度评分", items.disease(), 0, 3)
                + point(age >= OLD_FOR_NRS);
    }

    /** Texts differ on the cut (20.5, in Chinese forms 18.5), so only what contradicts both is a problem. */
    private void bodyMass(Nrs items, Nrs.Initial initial, boolean lean) {
        BigDecimal height = items.heightCm();
        BigDecimal weight = items.weightKg();
        problems.add((height == null) != (weight == null), "身高和体重应同时填写。");
        boolean heightRight = problems.within("身高（厘米）", height, "80", "230", 1);
        boolean weightRight = problems.within("体重（千克）", weight, "20", "250", 1);
        if (!heightRight || !weightRight || height == null || weight == null) {
            return;
        }
        BigDecimal index =
                weight.multiply(new BigDecimal(10_000)).divide(height.multiply(height), 2, RoundingMode.HALF_UP);
        problems.add(
                "no".equals(initial.bmi()) && index.compareTo(new BigDecimal("18.5")) < 0,
                "按身高体重计算体重指数为" + index + "，与“体重指数低：否”矛盾。");
        problems.add(lean && index.compareTo(new BigDecimal("20.5")) >= 0, "按身高体重计算体重指数为" + index + "，与“体重指数低：是”矛盾。");
    }

    private static boolean positive(@Nullable Integer points) {
        return points != null && points != 0;
    }

    private static int point(boolean deficit) {
        return deficit ? 1 : 0;
    }
}
