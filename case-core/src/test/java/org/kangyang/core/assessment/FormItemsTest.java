package org.kangyang.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormItemsTest {

    private static final FiveInOneForm EMPTY = new FiveInOneForm(null, null, null, null, null, null, null);

    @Test
    void a_value_in_a_missing_section_makes_the_section() {
        FiveInOneForm form = FormItems.with(EMPTY, "nrs.initial.bmi", "yes");
        assertThat(form.nrs().initial().bmi()).isEqualTo("yes");
        assertThat(FormItems.get(form, "nrs.initial.bmi")).isEqualTo("yes");
        assertThat(FormItems.get(form, "nrs.disease")).isNull();
        assertThat(FormItems.get(EMPTY, "nrs.initial.bmi")).isNull();
    }

    @Test
    void everything_else_stays_as_it_was() {
        FiveInOneForm form = Forms.fiveInOne(65, 26, 5, 2, 2, true);
        FiveInOneForm changed = FormItems.with(form, "adl.stairs", 10);
        assertThat(FormItems.with(changed, "adl.stairs", form.adl().stairs())).isEqualTo(form);
    }

    @Test
    void numbers_and_days_may_come_as_text() {
        assertThat(FormItems.with(EMPTY, "adl.feeding", "10").adl().feeding()).isEqualTo(10);
        assertThat(FormItems.with(EMPTY, "adl.feeding", 10.0).adl().feeding()).isEqualTo(10);
        assertThat(FormItems.with(EMPTY, "nrs.weightKg", "61.5").nrs().weightKg())
                .isEqualTo(new BigDecimal("61.5"));
        assertThat(FormItems.with(EMPTY, "testDate", "2026-11-24").testDate()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @CsvSource({
        "adl.feeding, five, 整数",
        "adl.feeding, 5.5, 整数",
        "adl.feeding, 99999999999, 整数",
        "nrs.weightKg, heavy, 数字",
        "testDate, yesterday, 日期",
    })
    void a_value_of_another_kind_is_refused_saying_which_is_wanted(String item, String value, String kind) {
        assertThatThrownBy(() -> FormItems.with(EMPTY, item, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind);
        assertThatThrownBy(() -> FormItems.with(EMPTY, "note", 5)).hasMessageContaining("文字");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adl", "adl.flying", "flying", "adl.feeding.more", "nrs.initial", ""})
    void only_items_exist_not_sections_nor_inventions(String path) {
        assertThat(FormItems.exists(FiveInOneForm.class, path)).isFalse();
        assertThatThrownBy(() -> FormItems.with(EMPTY, path, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
