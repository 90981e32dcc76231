package org.kangyang.api.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.RunningApi;
import tools.jackson.databind.JsonNode;

@DisplayName("GET /api/v1/cases")
class CaseListIT extends RunningApi {
    @Test
    void findsEveryCaseThoughOthersAreOpenedAndChangedMeanwhile() {
        String since = now();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            paths.add(openCase());
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            JsonNode page = page(since, 3, cursor);
            page.path("cases")
                    .forEach(item ->
                            seen.add("/api/v1/cases/" + item.path("caseId").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : page.path("nextCursor").asString();
            if (pages++ < 4) {
                paths.add(openCase());
                close(paths.getFirst(), Map.of("reason", "DEATH", "occurredOn", "2026-11-24"));
            }
        } while (cursor != null && pages < 40);

        assertThat(cursor).isNull();
        assertThat(seen).containsAll(paths);
        Set<String> twice = new HashSet<>(seen);
        // Only the case that changed while we were reading may come twice.
        assertThat(seen.size() - twice.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void filtersByStatusColourDivisionAndTime() {
        String since = now();
        String open = openCase();
        String closed = openCase();
        close(closed, Map.of("reason", "MOVED", "occurredOn", "2026-11-24"));

        assertThat(ids("updatedSince=" + since + "&status=CLOSED")).containsExactly(id(closed));
        assertThat(ids("updatedSince=" + since + "&status=HOSPITAL_ASSESSMENT")).containsExactly(id(open));
        assertThat(ids("updatedSince=" + since + "&colour=RED")).isEmpty();
        assertThat(ids("updatedSince=" + since + "&division=999001001")).containsExactly(id(open), id(closed));
        assertThat(ids("updatedSince=" + since + "&division=9990")).containsExactly(id(open), id(closed));
        assertThat(ids("updatedSince=" + since + "&division=999002")).isEmpty();
        assertThat(ids("updatedSince=2099-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void showsNothingThatIdentifies() {
        openCase();

        assertThat(get("/api/v1/cases").text()).contains("王**").doesNotContain("王样例", "13800000000", "999001194203");
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "1, 200", "200, 200", "201, 400", "-1, 400", "x, 400", "1.5, 400", "99999999999, 400"})
    void takesPagesOf1To200(String limit, int status) {
        Answer answer = get("/api/v1/cases?limit=" + limit);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.fields()).containsExactly("limit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=LOST",
                "colour=BLUE",
                "division=9",
                "division=99900100",
                "division=9990010011",
                "division=abcdef",
                "updatedSince=yesterday",
                "updatedSince=2026-11-24",
                "updatedSince=2026-11-24T08:00:00",
                "cursor=nonsense"
            })
    void namesTheWrongParameter(String query) {
        Answer refused = get("/api/v1/cases?" + query);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    private String now() {
        String opened = openCase();
        String at = get(opened).json().path("updatedAt").asString();
        return java.time.Instant.parse(at).plusMillis(1).toString();
    }

    private JsonNode page(String since, int limit, String cursor) {
        Answer answer = get("/api/v1/cases?updatedSince=" + since + "&limit=" + limit
                + (cursor == null ? "" : "&cursor=" + cursor));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> ids(String query) {
        Answer answer = get("/api/v1/cases?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("cases")
                .valueStream()
                .map(item -> item.path("caseId").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
