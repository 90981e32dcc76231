package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operaton.bpm.engine.ActivityTypes;

class ActivityRowTest {

    /** Of elements that are refused at deployment. */
    private static final List<String> NEVER = List.of(
            "complexGateway",
            "adHocSubProcess",
            "transaction",
            "compensationBoundaryCatch",
            "cancelBoundaryCatch",
            "boundaryConditional",
            "compensationStartEvent",
            "conditionalStartEvent",
            "intermediateConditional",
            "intermediateCompensationThrowEvent",
            "cancelEndEvent",
            "compensationEndEvent");

    @ParameterizedTest
    @MethodSource("types")
    void everyKindOfStepHasItsWord(String type) {
        assertThat(ActivityRow.kind(type)).isNotEqualTo("其他");
    }

    static Stream<String> types() {
        Stream<String> operatons = Arrays.stream(ActivityTypes.class.getFields())
                .map(ActivityRowTest::value)
                .filter(type -> !NEVER.contains(type));
        return Stream.concat(operatons, Stream.of("eventSubProcess"));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
