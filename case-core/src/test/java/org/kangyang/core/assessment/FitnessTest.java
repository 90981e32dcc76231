package org.kangyang.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.elder.Address;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.IdentityDocument;
import org.kangyang.core.elder.Sex;

@DisplayName("R25, DOMAIN §4: the senior fitness test")
class FitnessTest {

    private static final StandardsTable TABLE = new StandardsTable();

    @DisplayName("R25: every band of the standards, women and men")
    @ParameterizedTest
    @CsvSource({
        "FEMALE, 60, 15, 17, 572, 97, 5.0",
        "FEMALE, 65, 15, 17, 554, 93, 5.3",
        "FEMALE, 70, 14, 16, 531, 89, 5.6",
        "FEMALE, 75, 13, 15, 503, 84, 6.0",
        "FEMALE, 80, 12, 14, 467, 78, 6.5",
        "FEMALE, 85, 11, 13, 421, 70, 7.1",
        "FEMALE, 90, 9, 11, 366, 60, 8.0",
        "MALE, 60, 17, 19, 622, 106, 4.8",
        "MALE, 65, 16, 18, 595, 101, 5.1",
        "MALE, 70, 15, 17, 567, 95, 5.5",
        "MALE, 75, 14, 16, 531, 88, 5.9",
        "MALE, 80, 13, 15, 485, 80, 6.4",
        "MALE, 85, 11, 13, 430, 71, 7.1",
        "MALE, 90, 9, 11, 366, 60, 8.0",
    })
    void standards(Sex sex, int from, int chair, int arm, int walk, int step, BigDecimal upAndGo) {
        var expected = new FitnessStandards(chair, arm, walk, step, upAndGo);
        for (int age = from; age < from + 5; age++) {
            assertThat(TABLE.standards(sex, age)).as("age %s", age).isEqualTo(expected);
        }
    }

    @Test
    void ages_below_and_above_the_bands_count_as_in_the_nearest() {
        assertThat(TABLE.standards(Sex.MALE, 45)).isEqualTo(TABLE.standards(Sex.MALE, 60));
        assertThat(TABLE.standards(Sex.FEMALE, 107)).isEqualTo(TABLE.standards(Sex.FEMALE, 94));
    }

    private static Elder elder(Sex sex, String born) {
        return new Elder(
                IdentityDocument.UNKNOWN,
                "无名氏",
                sex,
                LocalDate.parse(born),
                true,
                null,
                new Address("999001001", "样本路1号"),
                null,
                Education.UNKNOWN,
                null);
    }

    /** A man of 84: 13, 15, 530 yards (484.632 m), 80, 6.4 s. */
    private static FitnessReview review(FitnessTestForm form) {
        return new FitnessReview(form, elder(Sex.MALE, "1942-03-01"), Forms.TODAY, TABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "13, 15, 484.7, , 6.4, 4",
        "12, 15, 484.7, , 6.4, 3",
        "13, 14, 484.7, , 6.4, 3",
        "13, 15, 484.6, , 6.4, 3",
        "13, 15, 484.7, , 6.5, 3",
        "13, 15, , 80, 6.4, 4",
        "13, 15, , 79, 6.4, 3",
        "0, 0, 0, , 180.0, 0",
        "60, 80, 1200, , 0.1, 4",
    })
    void each_test_counts_from_its_standard_on(
            Integer chair, Integer arm, String walk, Integer step, String upAndGo, int met) {
        FitnessReview review = review(Forms.fitness(chair, arm, walk, step, upAndGo));
        assertThat(review.problems()).isEmpty();
        assertThat(review.facts()).isEqualTo(new FitnessFacts(true, met));
    }

    @Test
    void metres_are_compared_with_the_yards_of_the_source_exactly() {
        // A man of 60: 680 yards are 621.792 m, shown as 622.
        Elder man = elder(Sex.MALE, "1966-03-01");
        assertThat(TABLE.walkMetres(Sex.MALE, 60)).isEqualByComparingTo("621.792");
        assertThat(new FitnessReview(Forms.fitness(0, 0, "621.8", null, "9"), man, Forms.TODAY, TABLE)
                        .facts()
                        .criteriaMet())
                .isOne();
        assertThat(new FitnessReview(Forms.fitness(0, 0, "621.7", null, "9"), man, Forms.TODAY, TABLE)
                        .facts()
                        .criteriaMet())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 15, 480, , 6.4",
        "61, 15, 480, , 6.4",
        ", 15, 480, , 6.4",
        "13, -1, 480, , 6.4",
        "13, 81, 480, , 6.4",
        "13, , 480, , 6.4",
        "13, 15, -1, , 6.4",
        "13, 15, 1200.1, , 6.4",
        "13, 15, , , 6.4",
        "13, 15, , -1, 6.4",
        "13, 15, , 251, 6.4",
        "13, 15, 480, 80, 6.4",
        "13, 15, 480, , 0.0",
        "13, 15, 480, , 180.1",
        "13, 15, 480, , 6.45",
        "13, 15, 480, ,",
    })
    void what_is_missing_out_of_range_or_double_is_named(
            Integer chair, Integer arm, String walk, Integer step, String upAndGo) {
        FitnessReview review = review(Forms.fitness(chair, arm, walk, step, upAndGo));
        assertThat(review.problems()).hasSize(1);
        assertThat(review.facts()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"sitAndReachCm, -60, 0", "sitAndReachCm, 60, 0", "sitAndReachCm, 60.1, 1", "backScratchCm, -60.1, 1"})
    void what_is_recorded_only_must_still_be_possible(String item, String value, int problems) {
        FitnessTestForm form = FormItems.with(Forms.fitness(13, 15, "485", null, "6.4"), item, value);
        assertThat(review(form).problems()).hasSize(problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEDRIDDEN", "UNSAFE", "REFUSED", "OTHER"})
    void who_cannot_be_tested_meets_nothing(String reason) {
        assertThat(review(Forms.notPerformable(reason)).facts()).isEqualTo(new FitnessFacts(false, 0));
    }

    @Test
    void why_somebody_cannot_be_tested_must_be_said_and_nothing_else() {
        assertThat(review(Forms.notPerformable(null)).problems()).containsExactly("不能测试的原因未填写。");
        assertThat(review(Forms.notPerformable("LAZY")).problems()).hasSize(1);
        assertThat(review(FormItems.with(Forms.notPerformable("UNSAFE"), "chairStand", 3))
                        .problems())
                .containsExactly("选择了不能测试，却填写了测试结果。");
        FitnessTestForm performed = Forms.fitness(13, 15, "485", null, "6.4");
        assertThat(review(FormItems.with(performed, "notPerformableReason", "UNSAFE"))
                        .problems())
                .containsExactly("选择了能测试，却填写了不能测试的原因。");
        assertThat(review(FormItems.with(performed, "performable", null)).problems())
                .containsExactly("能否进行体适能测试未填写。");
        assertThat(review(FormItems.with(performed, "testDate", "2026-11-25")).problems())
                .containsExactly("测试日期不能晚于今天。");
    }

    @Test
    void the_age_on_the_day_of_the_test_decides() {
        // 80 on 24 November: the day before still in the band 75–79, where a man needs 14.
        Elder man = elder(Sex.MALE, "1946-11-24");
        FitnessTestForm form = Forms.fitness(13, 0, "0", null, "100");
        assertThat(new FitnessReview(form, man, Forms.TODAY, TABLE).facts().criteriaMet())
                .isOne();
        FitnessTestForm yesterday = FormItems.with(form, "testDate", "2026-11-23");
        assertThat(new FitnessReview(yesterday, man, Forms.TODAY, TABLE).facts().criteriaMet())
                .isZero();
    }
}
