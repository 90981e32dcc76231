package org.kangyang.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.core.assessment.FitnessLevel;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.LivingArrangement;
import org.kangyang.core.elder.Relationship;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;

class LabelsTest {
    static Stream<Enum<?>> constants() {
        return Stream.<Class<? extends Enum<?>>>of(
                        CaseStatus.class,
                        Colour.class,
                        Destination.class,
                        BedType.class,
                        ClosureReason.class,
                        DocumentType.class,
                        Education.class,
                        LivingArrangement.class,
                        Relationship.class,
                        Sex.class,
                        FitnessLevel.class)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasAChineseName(Enum<?> constant) {
        assertThat(Labels.of(constant)).isNotEqualTo(constant.name()).matches(".*\\p{IsHan}.*");
    }

    @Test
    void nothingIsADash() {
        assertThat(Labels.of(null)).isEqualTo("—");
        assertThat(Labels.answer(null)).isEqualTo("—");
    }
}
