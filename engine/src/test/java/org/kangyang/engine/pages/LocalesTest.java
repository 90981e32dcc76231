package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The Chinese texts of Operaton's web apps")
class LocalesTest {

    private static final String APPS = "META-INF/resources/webjars/operaton/app/";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** The same in both languages: signs, file formats, numbers of the calendar. */
    private static final Set<String> SAME = Set.of("<", "<=", ">", ">=", "CSV", "JSON", "", "HH:mm", "L", "1", "4");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void haveEveryKeyOfTheEnglishOnesAndNoOther(String app) throws IOException {
        assertThat(texts(app, "zh-CN").keySet()).isEqualTo(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void leaveNothingInEnglish(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        List<String> untranslated = new ArrayList<>();
        texts(app, "zh-CN").forEach((key, text) -> {
            boolean same = text.equals(english.get(key));
            boolean chinese = CHINESE.matcher(text).find() || key.startsWith("/dateLocales/longDateFormat");
            if (!SAME.contains(text) && (same || !chinese)) {
                untranslated.add(key + " = " + text);
            }
        });
        assertThat(untranslated).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void keepThePlaceholders(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        texts(app, "zh-CN")
                .forEach((key, text) ->
                        assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.getOrDefault(key, ""))));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        String json = new ClassPathResource(APPS + app + "/locales/" + language + ".json")
                .getContentAsString(StandardCharsets.UTF_8);
        Map<String, String> texts = new TreeMap<>();
        collect("", new ObjectMapper().readTree(json.replace("\uFEFF", "")), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }
}
