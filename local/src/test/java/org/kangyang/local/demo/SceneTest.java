package org.kangyang.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.local.demo.Scene.AsDrafted;
import org.kangyang.local.demo.Scene.Entry;
import org.kangyang.local.demo.Scene.Filled;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SceneTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern USER_TASK =
            Pattern.compile("<bpmn:userTask id=\"(\\w+)\".*?formId=\"([a-z-]+)\".*?</bpmn:userTask>", Pattern.DOTALL);

    /** Which form a user task shows, from the models. */
    private static final Map<String, String> FORMS = new HashMap<>();

    @BeforeAll
    static void readModels() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("../bpmn"))) {
            for (Path model :
                    models.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Matcher task = USER_TASK.matcher(Files.readString(model));
                while (task.find()) {
                    FORMS.put(task.group(1), task.group(2));
                }
            }
        }
    }

    static Stream<Filled> fillings() {
        return Scene.all().stream()
                .flatMap(scene -> scene.acts().stream())
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("fillings")
    @DisplayName(
            "the demo fills in only fields that the form has, with values that it allows, and all that it requires")
    void formDataFitsTheForm(Filled act) throws IOException {
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
                List<String> chosen = new ArrayList<>();
                if (value.isArray()) {
                    value.forEach(one -> chosen.add(one.asString()));
                } else {
                    chosen.add(value.asString());
                }
                assertThat(options).as(key).containsAll(chosen);
            }
            JsonNode limits = field.path("validate");
            if (limits.has("max")) {
                assertThat(value.asDouble())
                        .as(key)
                        .isBetween(
                                limits.get("min").asDouble(), limits.get("max").asDouble());
            }
            if (limits.has("maxLength")) {
                assertThat(value.asString())
                        .as(key)
                        .hasSizeLessThanOrEqualTo(limits.get("maxLength").asInt());
            }
        });
        fields.forEach((key, field) -> {
            boolean always = field.path("validate").path("required").asBoolean(false) && !field.has("conditional");
            if (always) {
                assertThat(data).as(act.form()).containsKey(key);
            }
        });
    }

    @Test
    @DisplayName("the demo leaves a case in every status that a case can have today")
    void everyStatusIsThere() {
        assertThat(Scene.all())
                .extracting(Scene::awaitedStatus)
                .contains(
                        "HOSPITAL_ASSESSMENT",
                        "HOSPITALISED",
                        "WAITLISTED",
                        "CARE_HOME_INTAKE",
                        "PLANNING",
                        "CARE_HOME_STABLE",
                        "HOME_TRANSFER_REVIEW",
                        "RETROFIT",
                        "HOME_STABLE",
                        "HOME_FOLLOW_UP",
                        "HOSPICE",
                        "CLOSED");
    }

    @Test
    void everyStageIsThereOnceAndTheFirstReferralIsLeftToTheVisitor() {
        assertThat(Scene.all()).extracting(Scene::stage).doesNotHaveDuplicates();
        assertThat(Scene.all()).extracting(Scene::stageEnglish).doesNotHaveDuplicates();
        assertThat(Scene.all())
                .filteredOn(scene -> scene.entry() == Entry.SAMPLE)
                .extracting(Scene::who)
                .containsExactlyInAnyOrderElementsOf(Samples.REFERRALS.subList(1, Samples.REFERRALS.size()));
    }

    @Test
    @DisplayName("every task of the demo is one of the models', and somebody of the sample staff can take it")
    void tasksAreOfTheModels() {
        assertThat(Scene.all().stream()
                        .flatMap(scene -> scene.acts().stream())
                        .filter(AsDrafted.class::isInstance)
                        .map(act -> ((AsDrafted) act).task()))
                .allSatisfy(task -> assertThat(FORMS).containsKey(task));
        Staff staff = new Staff();
        assertThat(staff.of(List.of("hospital-physician.H001"))).isEqualTo("wang.yisheng");
        assertThat(staff.of(List.of("care-home-assessor.NH001")))
                .as("the assessor with a valid certificate (R02)")
                .isEqualTo("li.pinggu");
    }

    @Test
    @DisplayName("who is invented looks invented: citizen ids of no place, valid check characters, one household each")
    void peopleAreInvented() {
        Set<String> used = new HashSet<>();
        for (Scene scene : Scene.all()) {
            if (scene.entry() == Entry.SAMPLE) {
                continue;
            }
            JsonNode elder = JSON.readTree(Person.of(scene.who()).referral()).get("elder");
            String id = elder.get("documentNumber").asString();
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += WEIGHTS[i] * (id.charAt(i) - '0');
            }
            assertThat(id).startsWith("999001").hasSize(18);
            assertThat(id.charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
            assertThat(id.substring(6, 14))
                    .isEqualTo(elder.get("birthDate").asString().replace("-", ""));
            assertThat((id.charAt(16) - '0') % 2 == 1)
                    .isEqualTo(elder.get("sex").asString().equals("MALE"));
            assertThat(used.add(id)).isTrue();
            assertThat(used.add(elder.get("address").get("detail").asString()))
                    .as("R12: the subsidy is the household's")
                    .isTrue();
        }
        assertThat(used).isNotEmpty();
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
        for (Map.Entry<String, JsonNode> entry : Objects.requireNonNull(node).properties()) {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(value, prefix + entry.getKey() + ".", data);
            } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                value.forEach(line -> flatten(line, prefix + entry.getKey() + ".", data));
            } else {
                data.put(prefix + entry.getKey(), value);
            }
        }
    }
}
