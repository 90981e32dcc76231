package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a form asks and what the domain takes are the same items, both ways: nothing typed in is lost. */
class FormContractTest {

    @ParameterizedTest(name = "{0} and {1}")
    @DisplayName("R01, R12, R25, R30, R31: every key of a form is an item of its record, and every item has its field")
    @CsvSource({
        "senior-fitness-test, fitness-test.record-test",
        "five-in-one-assessment, ability-assessment.record-five-in-one",
        "physician-cognition, ability-assessment.record-cognition",
        "discharge-sign-off, discharge-assessment.record-sign-off",
        "overdue-notice, task-escalation.record-reminder",
        "bed-offer-answer, care-home-intake.record-answer",
        "care-home-admission, care-home-intake.record-admission",
        "family-doctor-contract, care-home-intake.record-contract",
        "home-recheck, home-transfer-review.record-recheck",
        "home-survey, home-transfer-review.record-survey",
        "retrofit-proposal, home-transfer-review.record-proposal",
        "retrofit-consent, home-transfer-review.record-consent",
        "retrofit-approval, home-transfer-review.record-approval",
        "retrofit-works, home-retrofit.record-works",
        "retrofit-inspection, home-retrofit.record-inspection",
        "retrofit-repair, home-retrofit.record-repair",
        "home-devices, home-activation.record-devices",
        "home-staffing, home-activation.record-staffing-measure",
        "caregiver-burden, home-activation.record-zbi",
        "caregiver-training, home-activation.record-training",
        "home-bed-activation, home-activation.record-activation"
    })
    void formKeysAreRecordItems(String form, String jobType) {
        Set<String> keys =
                Models.keys(Models.forms().get(form + ".form")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> items = new TreeSet<>();
        String root = Variables.root(keys.iterator().next());
        for (RecordComponent component : JobTypes.all().get(jobType).input().getRecordComponents()) {
            if (component.getName().equals(root)) {
                collect(root, component.getType(), items);
            }
        }
        assertThat(keys).as("keys of " + form + ".form").isEqualTo(items);
    }

    @ParameterizedTest
    @DisplayName("R02: every key is nested under its form's one variable, so that a mapping can hold it back")
    @CsvSource({
        "senior-fitness-test, fitnessTest",
        "five-in-one-assessment, assessment",
        "physician-cognition, cognition",
        "discharge-sign-off, signOff",
        "overdue-notice, reminder",
        "bed-offer-answer, offerAnswer",
        "care-home-admission, admission",
        "family-doctor-contract, contract",
        "home-recheck, recheck",
        "home-survey, survey",
        "retrofit-proposal, proposal",
        "retrofit-consent, consent",
        "retrofit-approval, approval",
        "retrofit-works, works",
        "retrofit-inspection, inspection",
        "retrofit-repair, repair",
        "home-devices, devices",
        "home-staffing, staffing",
        "caregiver-burden, zbi",
        "caregiver-training, training",
        "home-bed-activation, activation"
    })
    void keysAreNested(String form, String variable) {
        Map<String, JsonNode> forms = Models.forms();
        assertThat(Models.keys(forms.get(form + ".form"))).isNotEmpty().allMatch(key -> key.startsWith(variable + "."));
    }

    private static void collect(String path, Class<?> type, Set<String> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String item = path + "." + component.getName();
            Class<?> itemType = component.getGenericType() instanceof ParameterizedType list
                            && list.getActualTypeArguments()[0] instanceof Class<?> entry
                    ? entry
                    : component.getType();
            if (itemType.isRecord()) {
                collect(item, itemType, into);
            } else {
                into.add(item);
            }
        }
    }
}
