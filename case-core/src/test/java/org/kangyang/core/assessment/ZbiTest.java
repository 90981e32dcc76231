package org.kangyang.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZbiTest {

    /** All items alike, but the first. */
    static ZbiForm form(Integer first, Integer others) {
        Integer[] q =
                IntStream.range(0, 22).mapToObj(i -> i == 0 ? first : others).toArray(Integer[]::new);
        return new ZbiForm(
                LocalDate.of(2026, 11, 24),
                q[0],
                q[1],
                q[2],
                q[3],
                q[4],
                q[5],
                q[6],
                q[7],
                q[8],
                q[9],
                q[10],
                q[11],
                q[12],
                q[13],
                q[14],
                q[15],
                q[16],
                q[17],
                q[18],
                q[19],
                q[20],
                q[21]);
    }

    @ParameterizedTest
    @DisplayName("R10: the ZBI is the sum of 22 items of 0–4")
    @CsvSource({"0, 0, 0", "4, 4, 88", "3, 2, 45", "1, 2, 43"})
    void adds_up(int first, int others, int total) {
        var problems = new Problems();
        assertThat(Zbi.of(form(first, others), problems).total()).isEqualTo(total);
        assertThat(problems.sentences()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R10: a missing or impossible item is named by its number")
    @CsvSource({", 照护负担量表第1题未填写。", "5, 照护负担量表第1题应在0至4之间，现为5。", "-1, 照护负担量表第1题应在0至4之间，现为-1。"})
    void names_what_is_missing(Integer first, String sentence) {
        var problems = new Problems();
        Zbi.of(form(first, 2), problems);
        assertThat(problems.sentences()).containsExactly(sentence);
    }

    @Test
    void has_its_bounds() {
        assertThatThrownBy(() -> new Zbi(89)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Zbi(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
