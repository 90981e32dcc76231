package org.kangyang.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.local.demo.Scene.Completed;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SceneTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> FORMS = Map.of(
            "Task_FitnessTest", "senior-fitness-test",
            "Task_FiveInOne", "five-in-one-assessment",
            "Task_SignOff", "discharge-sign-off");

    static Stream<Completed> completions() {
        return Scene.all().stream()
                .flatMap(scene -> scene.acts().stream())
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("completions")
    @DisplayName("the demo fills in only fields that the form has, with values that it allows")
    void formDataFitsTheForm(Completed act) throws IOException {
        Path file = Path.of("../forms", FORMS.get(act.task()) + ".form");
        Map<String, JsonNode> fields = new HashMap<>();
        collect(JSON.readTree(Files.readString(file)).get("components"), "", fields);
        Map<String, JsonNode> data = new TreeMap<>();
        flatten(JSON.readTree(Samples.resource("/demo/" + act.form() + ".json")), "", data);
        assertThat(data).isNotEmpty();
        data.forEach((key, value) -> {
            assertThat(fields).as(act.form()).containsKey(key);
            JsonNode field = fields.get(key);
            List<String> options = new ArrayList<>();
            field.path("values")
                    .forEach(option -> options.add(option.path("value").asString()));
            if (!options.isEmpty()) {
                assertThat(options).as(key).contains(value.asString());
            }
            JsonNode limits = field.path("validate");
            if (limits.has("max")) {
                assertThat(value.asDouble())
                        .as(key)
                        .isBetween(
                                limits.get("min").asDouble(), limits.get("max").asDouble());
            }
        });
    }

    @Test
    void everyStageIsThereOnceAndTheFirstReferralIsLeftToTheVisitor() {
        assertThat(Scene.all())
                .extracting(Scene::stageEnglish)
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(Scene.all())
                .extracting(Scene::referral)
                .containsExactlyElementsOf(Samples.REFERRALS.subList(1, Samples.REFERRALS.size()));
    }

    private static void collect(JsonNode components, String prefix, Map<String, JsonNode> fields) {
        for (JsonNode component : components) {
            String path = component.path("path").asString("");
            if (component.has("components")) {
                collect(component.get("components"), path.isEmpty() ? prefix : prefix + path + ".", fields);
            } else if (component.has("key")) {
                fields.put(prefix + component.get("key").asString(), component);
            }
        }
    }

    private static void flatten(JsonNode node, String prefix, Map<String, JsonNode> data) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isObject()) {
                flatten(entry.getValue(), prefix + entry.getKey() + ".", data);
            } else {
                data.put(prefix + entry.getKey(), entry.getValue());
            }
        }
    }
}
