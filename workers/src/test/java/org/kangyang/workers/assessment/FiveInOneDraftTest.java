package org.kangyang.workers.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.core.assessment.FiveInOneForm;

/** A draft goes back into the form it came from (forms/five-in-one-assessment.form). */
class FiveInOneDraftTest {

    @Test
    void writesChoicesAsTextAndMeasurementsAsNumbers() {
        Map<String, Object> draft = FiveInOneDraft.of(new FiveInOneForm(
                null,
                new FiveInOneForm.Barthel(10, 5, null, 5, 10, 10, 10, 15, 15, 10),
                new FiveInOneForm.Mmse("TESTED", null, 8, 3, 5, 3, 8, 1),
                new FiveInOneForm.Lawton(1, 2, 3, 4, 1, 2, 1, 2),
                new FiveInOneForm.Frail("yes", "no", "no", 5, "no"),
                new FiveInOneForm.Nrs(null, 1, 2, new BigDecimal("165.5"), null),
                "示例说明"));

        assertThat(draft).doesNotContainKey("note");
        assertThat(draft)
                .extractingByKey("adl")
                .asInstanceOf(MAP)
                .containsEntry("feeding", "10")
                .containsEntry("grooming", null);
        assertThat(draft).extractingByKey("iadl").asInstanceOf(MAP).containsEntry("shopping", "2");
        assertThat(draft).extractingByKey("mmse").asInstanceOf(MAP).containsEntry("orientation", 8);
        assertThat(draft)
                .extractingByKey("nrs")
                .asInstanceOf(MAP)
                .containsEntry("nutrition", "1")
                .containsEntry("disease", "2");
    }

    @Test
    void isNothingWhereNothingWasFilledIn() {
        assertThat(FiveInOneDraft.of(null)).isNull();
    }
}
