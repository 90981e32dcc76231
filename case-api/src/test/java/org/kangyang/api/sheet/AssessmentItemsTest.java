package org.kangyang.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.core.assessment.FiveInOneForm;

/** A correction names items by their path in the form; staff read their names. */
class AssessmentItemsTest {
    static Stream<String> items() {
        return items(FiveInOneForm.class, "");
    }

    private static Stream<String> items(Class<?> form, String prefix) {
        return Arrays.stream(form.getRecordComponents())
                .flatMap(part -> part.getType().isRecord()
                        ? items(part.getType(), prefix + part.getName() + ".")
                        : Stream.of(prefix + part.getName()));
    }

    @ParameterizedTest
    @MethodSource("items")
    void everyItemOfTheFiveInOneHasAChineseName(String item) {
        assertThat(AssessmentItems.name(item)).containsPattern("\\p{IsHan}").doesNotContain(".");
    }
}
