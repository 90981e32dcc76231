package org.kangyang.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.assessment.FiveInOneForm.Frail;
import org.kangyang.core.assessment.FiveInOneForm.Nrs;
import org.kangyang.core.elder.Address;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.IdentityDocument;
import org.kangyang.core.elder.Sex;

class FiveInOneReviewTest {

    /** 84 on the day of the assessment. */
    private static final Elder OLD = elder("1942-03-01");

    static Elder elder(String born) {
        return new Elder(
                IdentityDocument.UNKNOWN,
                "无名氏",
                Sex.MALE,
                LocalDate.parse(born),
                true,
                null,
                new Address("999001001", "样本路1号"),
                null,
                Education.PRIMARY,
                null);
    }

    private static FiveInOneReview review(FiveInOneForm form) {
        return new FiveInOneReview(form, null, OLD, Forms.TODAY);
    }

    private static FiveInOneForm complete() {
        return Forms.fiveInOne(65, 26, 5, 2, 2, true);
    }

    private static FiveInOneForm with(String item, Object value) {
        return FormItems.with(complete(), item, value);
    }

    @DisplayName("R01, DOMAIN §5 #1–#11: totals from items, and the composite")
    @ParameterizedTest(name = "#{0}: S = {6}")
    @CsvSource({
        "1, 100, 30, 8, 0, 0, 100.0",
        "2, 100, 25, 6, 2, 2, 85.2",
        "3, 100, 24, 8, 0, 0, 95.0",
        "4, 100, 18, 8, 0, 0, 90.0",
        "5, 100, 28, 5, 0, 0, 92.7",
        "6, 100, 28, 6, 3, 2, 85.7",
        "7, 65, 26, 5, 2, 2, 70.2",
        "8, 65, 21, 5, 3, 2, 64.0",
        "9, 60, 16, 3, 3, 3, 52.7",
        "10, 40, 29, 4, 1, 1, 64.2",
        "11, 0, 0, 0, 5, 7, 0.0",
    })
    void worked_examples(int number, int adl, int mmse, int iadl, int frail, int nrs, String composite) {
        FiveInOneReview review = review(Forms.fiveInOne(adl, mmse, iadl, frail, nrs, true));

        assertThat(review.problems()).isEmpty();
        assertThat(review.scores()).isEqualTo(new Scores(adl, mmse, iadl, frail, nrs, Education.PRIMARY));
        assertThat(Composite.text(Composite.tenths(review.scores()))).isEqualTo(composite);
    }

    static Stream<Arguments> barthel_items() {
        return Stream.of(
                Arguments.of("feeding", 10),
                Arguments.of("bathing", 5),
                Arguments.of("grooming", 5),
                Arguments.of("dressing", 10),
                Arguments.of("bowels", 10),
                Arguments.of("bladder", 10),
                Arguments.of("toilet", 10),
                Arguments.of("transfer", 15),
                Arguments.of("mobility", 15),
                Arguments.of("stairs", 10));
    }

    @DisplayName("R01: a Barthel item is a multiple of five up to its own greatest, nothing else")
    @ParameterizedTest
    @MethodSource("barthel_items")
    void barthel(String item, int most) {
        for (int points = -5; points <= 20; points++) {
            boolean right = points >= 0 && points <= most && points % 5 == 0;
            assertThat(review(with("adl." + item, points)).problems().isEmpty())
                    .as("%s = %s", item, points)
                    .isEqualTo(right);
        }
    }

    @DisplayName("R01: an MMSE section lies between 0 and its own greatest")
    @ParameterizedTest
    @CsvSource({"orientation,10", "registration,3", "attention,5", "recall,3", "language,8", "drawing,1"})
    void mmse_sections(String section, int most) {
        assertThat(review(with("mmse." + section, -1)).problems()).hasSize(1);
        assertThat(review(with("mmse." + section, 0)).problems()).isEmpty();
        assertThat(review(with("mmse." + section, most)).problems()).isEmpty();
        assertThat(review(with("mmse." + section, most + 1)).problems()).hasSize(1);
    }

    @DisplayName("R01, DOMAIN §4: the points of every Lawton option, best to worst")
    @ParameterizedTest
    @CsvSource({
        "phone,1110", "shopping,1000", "cooking,1000", "housekeeping,11110",
        "laundry,110", "transport,11100", "medication,100", "money,110"
    })
    void lawton(String item, String points) {
        FiveInOneForm nothing = Forms.fiveInOne(65, 26, 0, 2, 2, true);
        for (int code = 1; code <= points.length(); code++) {
            Scores scores =
                    review(FormItems.with(nothing, "iadl." + item, code)).scores();
            assertThat(scores.iadl()).as("option %s", code).isEqualTo(points.charAt(code - 1) - '0');
        }
        assertThat(review(FormItems.with(nothing, "iadl." + item, 0)).problems())
                .hasSize(1);
        assertThat(review(FormItems.with(nothing, "iadl." + item, points.length() + 1))
                        .problems())
                .hasSize(1);
    }

    @DisplayName("R01: FRAIL gives a point for each deficit, for illnesses from five of eleven")
    @ParameterizedTest
    @CsvSource({
        "no,no,no,0,no,0",
        "yes,no,no,0,no,1",
        "no,yes,no,0,no,1",
        "no,no,yes,0,no,1",
        "no,no,no,4,no,0",
        "no,no,no,5,no,1",
        "no,no,no,11,no,1",
        "no,no,no,0,yes,1",
        "yes,yes,yes,5,yes,5"
    })
    void frail(String fatigue, String stairs, String block, int illnesses, String loss, int total) {
        FiveInOneForm form = complete();
        FiveInOneForm changed = new FiveInOneForm(
                form.testDate(),
                form.adl(),
                form.mmse(),
                form.iadl(),
                new Frail(fatigue, stairs, block, illnesses, loss),
                form.nrs(),
                null);
        assertThat(review(changed).scores().frail()).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 12})
    void more_than_eleven_or_less_than_no_illnesses_cannot_be(int illnesses) {
        assertThat(review(with("frail.illnesses", illnesses)).problems()).hasSize(1);
    }

    @DisplayName("R01, DOMAIN §4: NRS2002 adds the age point from 70, but not where all of the screening is no")
    @ParameterizedTest
    @CsvSource({
        "1956-11-25, no, , , 0",
        "1956-11-25, yes, 0, 0, 0",
        "1956-11-24, yes, 0, 0, 1",
        "1956-11-24, no, , , 0",
        "1956-11-24, no, 0, 0, 0",
        "1942-03-01, yes, 3, 3, 7",
        "1942-03-01, yes, 2, 0, 3",
        "1966-03-01, yes, 3, 3, 6",
    })
    void nrs(String born, String screening, Integer nutrition, Integer disease, int total) {
        for (String question : List.of("bmi", "weightLoss", "intake", "severeIllness")) {
            FiveInOneForm form = FormItems.with(
                    FormItems.with(with("nrs", "nrs.initial." + question, screening), "nrs.nutrition", nutrition),
                    "nrs.disease",
                    disease);
            var review = new FiveInOneReview(form, null, elder(born), Forms.TODAY);
            assertThat(review.problems()).isEmpty();
            assertThat(review.scores().nrs()).isEqualTo(total);
        }
    }

    private static FiveInOneForm with(String section, String item, Object value) {
        assertThat(item).startsWith(section);
        FiveInOneForm form = complete();
        FiveInOneForm noneYet = new FiveInOneForm(
                form.testDate(),
                form.adl(),
                form.mmse(),
                form.iadl(),
                form.frail(),
                new Nrs(new Nrs.Initial("no", "no", "no", "no"), null, null, null, null),
                null);
        return FormItems.with(noneYet, item, value);
    }

    @Test
    void a_positive_screening_needs_both_scores() {
        FiveInOneForm form = with("nrs", "nrs.initial.intake", "yes");
        assertThat(review(form).problems()).containsExactly("营养筛查·营养受损评分未填写。", "营养筛查·疾病严重度评分未填写。");
        assertThat(review(FormItems.with(FormItems.with(form, "nrs.nutrition", 4), "nrs.disease", -1))
                        .problems())
                .containsExactly("营养筛查·营养受损评分应在0至3之间，现为4。", "营养筛查·疾病严重度评分应在0至3之间，现为-1。");
    }

    @Test
    @DisplayName("R01: an empty form names every item and has no scores")
    void nothing_filled() {
        FiveInOneReview review = review(new FiveInOneForm(null, null, null, null, null, null, null));

        assertThat(review.scores()).isNull();
        assertThat(review.untestable()).isFalse();
        // the date, 10 Barthel items, the MMSE's status, 8 Lawton, 5 FRAIL and 4 screening questions
        assertThat(review.problems()).hasSize(1 + 10 + 1 + 8 + 5 + 4).allMatch(sentence -> sentence.endsWith("未填写。"));
    }

    static Stream<String> required_items() {
        return Stream.of(
                        Stream.of("testDate", "mmse.status"),
                        barthel_items().map(item -> "adl." + item.get()[0]),
                        Stream.of("orientation", "registration", "attention", "recall", "language", "drawing")
                                .map(item -> "mmse." + item),
                        Stream.of(
                                        "phone",
                                        "shopping",
                                        "cooking",
                                        "housekeeping",
                                        "laundry",
                                        "transport",
                                        "medication",
                                        "money")
                                .map(item -> "iadl." + item),
                        Stream.of("fatigue", "resistance", "ambulation", "illnesses", "weightLoss")
                                .map(item -> "frail." + item),
                        Stream.of(
                                        "initial.bmi",
                                        "initial.weightLoss",
                                        "initial.intake",
                                        "initial.severeIllness",
                                        "nutrition",
                                        "disease")
                                .map(item -> "nrs." + item))
                .flatMap(items -> items);
    }

    @DisplayName("R01: any one item missing means no scores, hence no colour")
    @ParameterizedTest
    @MethodSource("required_items")
    void one_item_missing(String item) {
        FiveInOneReview review = review(with(item, null));
        assertThat(review.scores()).isNull();
        assertThat(review.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, true", "2026-11-25, false", "2026-10-01, true"})
    void an_assessment_lies_not_in_the_future(LocalDate date, boolean right) {
        assertThat(review(with("testDate", date)).problems().isEmpty()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"TESTED, true", "COMA, false", "UNTESTABLE, false", "ASLEEP, false", "tested, false"})
    void only_a_tested_elder_has_section_points(String status, boolean right) {
        assertThat(review(with("mmse.status", status)).problems().isEmpty()).isEqualTo(right);
    }

    @Test
    @DisplayName("DOMAIN §5: coma counts as MMSE 0, and its activities as 0")
    void coma() {
        FiveInOneForm form = Forms.fiveInOne(0, 0, 0, 5, 7, true);
        FiveInOneForm coma = new FiveInOneForm(
                form.testDate(),
                form.adl(),
                Forms.impossible("COMA", null),
                form.iadl(),
                form.frail(),
                form.nrs(),
                null);

        assertThat(review(coma).scores()).isEqualTo(new Scores(0, 0, 0, 5, 7, Education.PRIMARY));
        assertThat(review(FormItems.with(coma, "adl.feeding", 5)).problems()).containsExactly("昏迷者日常生活活动各项应为0分。");
        assertThat(review(FormItems.with(coma, "mmse.recall", 1)).problems()).containsExactly("昏迷者认知检查各部分不应有得分。");
    }

    @Test
    @DisplayName("DOMAIN §5: untestable has no scores until the physician records level, equivalent score and reason")
    void untestable() {
        FiveInOneForm form = complete();
        FiveInOneForm untestable = new FiveInOneForm(
                form.testDate(),
                form.adl(),
                Forms.impossible("UNTESTABLE", "失语"),
                form.iadl(),
                form.frail(),
                form.nrs(),
                null);

        assertThat(review(untestable).untestable()).isTrue();
        assertThat(review(untestable).scores()).isNull();
        assertThat(review(FormItems.with(untestable, "mmse.untestableReason", " "))
                        .problems())
                .containsExactly("认知检查无法进行的原因未填写。");
        for (int equivalent : new int[] {0, 15, 30}) {
            var judged = new FiveInOneReview(untestable, new CognitionForm(1, equivalent, "家属描述"), OLD, Forms.TODAY);
            assertThat(judged.scores().mmse()).isEqualTo(equivalent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 依据, 0",
        "3, 30, 依据, 0",
        "-1, 0, 依据, 1",
        "4, 0, 依据, 1",
        "0, -1, 依据, 1",
        "0, 31, 依据, 1",
        ", 10, 依据, 1",
        "1, , 依据, 1",
        "1, 10, , 1",
        ", , , 3"
    })
    void a_judgement_of_cognition_has_a_level_an_equivalent_and_a_reason(
            Integer c, Integer equivalent, String reason, int problems) {
        assertThat(FiveInOneReview.cognitionProblems(new CognitionForm(c, equivalent, reason)))
                .hasSize(problems);
    }

    @Test
    void contradictions_are_named() {
        assertThat(review(with("mmse.untestableReason", "失语")).problems()).containsExactly("认知检查已完成，却填写了无法检查的原因。");
        assertThat(review(with("frail.fatigue", "maybe")).problems()).containsExactly("衰弱筛查·疲劳应选“是”或“否”。");
        FiveInOneForm noScreening = with("nrs", "nrs.nutrition", 1);
        assertThat(review(noScreening).problems()).containsExactly("营养初筛均为“否”，却填写了营养或疾病评分。");
    }

    @ParameterizedTest
    @CsvSource({
        "160, 47.3, no, 1", // 18.48
        "160, 47.4, no, 0", // 18.52: below 20.5, yet a Chinese form says no
        "160, 52.4, yes, 0", // 20.47
        "160, 52.5, yes, 1", // 20.51
        "160, , no, 1",
        ", 50, no, 1",
        "79, 50, no, 1",
        "231, 50, no, 1",
        "160, 251, no, 1",
    })
    void height_and_weight_must_not_contradict_the_screening(String height, String weight, String lean, int problems) {
        FiveInOneForm form = FormItems.with(
                FormItems.with(with("nrs.initial.bmi", lean), "nrs.heightCm", height), "nrs.weightKg", weight);
        assertThat(review(form).problems()).hasSize(problems);
    }

    @DisplayName("R09, DOMAIN §5: S is computed exactly and rounded once, half up, for every combination of totals")
    @Test
    void composite_equals_exact_arithmetic_everywhere() {
        for (int adl = 0; adl <= 100; adl += 5) {
            for (int mmse = 0; mmse <= 30; mmse++) {
                for (int iadl = 0; iadl <= 8; iadl++) {
                    for (int frail = 0; frail <= 5; frail++) {
                        for (int nrs = 0; nrs <= 7; nrs++) {
                            Scores scores = new Scores(adl, mmse, iadl, frail, nrs, Education.UNKNOWN);
                            if (Composite.tenths(scores) != byFractions(scores)) {
                                assertThat(Composite.tenths(scores))
                                        .as("%s", scores)
                                        .isEqualTo(byFractions(scores));
                            }
                        }
                    }
                }
            }
        }
    }

    /** The formula as DOMAIN §5 has it, times 42 = 6·7 so that nothing is rounded before the end. */
    private static int byFractions(Scores s) {
        BigDecimal times42 = new BigDecimal("0.4")
                .multiply(BigDecimal.valueOf(42L * s.adl()))
                .add(BigDecimal.valueOf(5L * 7 * s.mmse()))
                .add(new BigDecimal("1.875").multiply(BigDecimal.valueOf(42L * s.iadl())))
                .add(BigDecimal.valueOf(2L * 42 * (5 - s.frail())))
                .add(BigDecimal.valueOf(10L * 6 * (7 - s.nrs())));
        return times42.divide(BigDecimal.valueOf(42), 1, RoundingMode.HALF_UP)
                .movePointRight(1)
                .intValueExact();
    }

    @DisplayName("DOMAIN §5: what R09 will compare: ADL 95→70 makes 10.0, 95→75 makes 8.0")
    @Test
    void difference() {
        int at95 = Composite.tenths(new Scores(95, 25, 6, 2, 2, Education.PRIMARY));
        assertThat(at95 - Composite.tenths(new Scores(70, 25, 6, 2, 2, Education.PRIMARY)))
                .isEqualTo(100);
        assertThat(at95 - Composite.tenths(new Scores(75, 25, 6, 2, 2, Education.PRIMARY)))
                .isEqualTo(80);
    }
}
