package org.kangyang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.RunningApi;
import tools.jackson.databind.JsonNode;

@DisplayName("Every refusal is an RFC 9457 problem")
class ProblemIT extends RunningApi {
    private static final String REFERRALS = "/api/v1/referrals";

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("cut off", "{\"elder\":\n {\"name\": ", "elder", "第 2 行"),
                Arguments.of("not JSON", "elder=1", "", "第 1 行"),
                Arguments.of("twice the same field", "{\"hospital\":null,\"hospital\":null}", "", "合法的 JSON"),
                Arguments.of("something behind it", "{} {}", "", "多余"),
                Arguments.of("unknown field", "{\"elder\":{\"nickname\":1}}", "elder.nickname", "没有名为"),
                Arguments.of("unknown field on top", "{\"Elder\":{}}", "Elder", "没有名为"),
                Arguments.of("unknown value", "{\"elder\":{\"sex\":\"女\"}}", "elder.sex", "取值"),
                Arguments.of("number for a constant", "{\"elder\":{\"sex\":1}}", "elder.sex", "MALE、FEMALE"),
                Arguments.of("empty constant", "{\"elder\":{\"sex\":\"\"}}", "elder.sex", ""),
                Arguments.of("number for text", "{\"elder\":{\"name\":12}}", "elder.name", "类型"),
                Arguments.of(
                        "text for boolean",
                        "{\"elder\":{\"birthDateEstimated\":\"true\"}}",
                        "elder.birthDateEstimated",
                        "类型"),
                Arguments.of("number for date", "{\"plannedDischargeDate\":20261201}", "plannedDischargeDate", "类型"),
                Arguments.of("no such day", "{\"plannedDischargeDate\":\"2026-02-30\"}", "plannedDischargeDate", "类型"),
                Arguments.of(
                        "date with time",
                        "{\"plannedDischargeDate\":\"2026-12-01T00:00:00Z\"}",
                        "plannedDischargeDate",
                        "类型"),
                Arguments.of("date as array", "{\"plannedDischargeDate\":[2026,99,1]}", "plannedDischargeDate", ""),
                Arguments.of("text for object", "{\"elder\":\"x\"}", "elder", "类型"),
                Arguments.of("object for list", "{\"diagnoses\":{}}", "diagnoses", "类型"),
                Arguments.of("list on top", "[]", "", "类型"),
                Arguments.of("text in a list", "{\"diagnoses\":[{\"code\":\"I63.9\"},\"x\"]}", "diagnoses[1]", "类型"),
                Arguments.of("half a surrogate", "{\"hospital\":{\"ward\":\"a\\ud800\"}}", "hospital.ward", "控制字符"),
                Arguments.of("a zero byte", "{\"hospital\":{\"ward\":\"a\\u0000\"}}", "hospital.ward", "控制字符"),
                Arguments.of("nothing", "", "", "缺少"),
                Arguments.of("null", "null", "", "缺少"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedJsonIsA400ThatNamesFieldOrLine(String name, String body, String field, String saying) {
        Answer refused = post(REFERRALS, body, "Idempotency-Key", newKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed");
        assertThat(refused.fields()).containsExactly(field);
        assertThat(refused.text()).contains(saying);
        assertIsProblem(refused);
    }

    @Test
    void anUnknownValueIsAnsweredWithTheAllowedOnes() {
        Answer refused = post(REFERRALS, "{\"elder\":{\"documentType\":\"PASSPORT\"}}", "Idempotency-Key", newKey());

        assertThat(refused.json().path("errors").get(0).path("mend").asString())
                .contains("CITIZEN_ID", "HK_MACAU_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PASSPORT", "UNKNOWN");
    }

    @Test
    void bytesThatAreNoUtf8AreA400() {
        byte[] gbk = "{\"elder\":{\"name\":\"王\"}}".getBytes(java.nio.charset.Charset.forName("GBK"));

        Answer refused = send("POST", REFERRALS, gbk, "Content-Type", "application/json", "Idempotency-Key", newKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertIsProblem(refused);
    }

    @Test
    void nestingWithoutEndIsA400() {
        Answer refused = post(REFERRALS, "[".repeat(50_000), "Idempotency-Key", newKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertIsProblem(refused);
    }

    @Test
    void unknownCasesAndAddressesAre404() {
        for (String path : new String[] {
            "/api/v1/cases/none",
            "/api/v1/cases/none/timeline",
            "/api/v1/cases/none/assessments/none",
            "/api/v1/nothing"
        }) {
            Answer refused = get(path);
            assertThat(refused.status()).as(path).isEqualTo(404);
            assertThat(refused.problem()).isEqualTo("not-found");
            assertIsProblem(refused);
        }
    }

    @Test
    void anotherMethodIs405NamingTheRightOnes() {
        Answer refused = send("DELETE", "/api/v1/cases/none", null);

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertIsProblem(refused);
    }

    @Test
    void anotherAnswerFormatIs406() {
        Answer refused = get("/api/v1/cases", "Accept", "text/csv");

        assertThat(refused.status()).isEqualTo(406);
        assertIsProblem(refused);
    }

    @Test
    void anotherContentTypeIs415() {
        for (String type : new String[] {"text/plain", "application/xml", "application/json;charset=GBK"}) {
            Answer refused = post(REFERRALS, referral().toString(), "Content-Type", type, "Idempotency-Key", newKey());
            assertThat(refused.status()).as(type).isEqualTo(415);
            assertIsProblem(refused);
        }
        Answer compressed =
                post(REFERRALS, referral().toString(), "Content-Encoding", "gzip", "Idempotency-Key", newKey());
        assertThat(compressed.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aBodyBeyondTheLimitIs413(int tooMuch) {
        int limit = 256 * 1024;
        String frame = "{\"x\":\"\"}";
        String body = "{\"x\":\"" + "y".repeat(limit - frame.length() + tooMuch) + "\"}";

        Answer refused = post(REFERRALS, body, "Idempotency-Key", newKey());

        assertThat(refused.status()).isEqualTo(tooMuch == 0 ? 400 : 413);
        assertIsProblem(refused);
    }

    @Test
    void anUnknownOrRepeatedOrEmptyQueryParameterIsRefused() {
        for (String query : new String[] {"colr=RED", "limit=1&limit=2", "status="}) {
            Answer refused = get("/api/v1/cases?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.fields()).containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/cases/%zz HTTP/1.1",
                "GET /api/v1/cases?status=%zz HTTP/1.1",
                "GET /api/v1/cases/a%2Fb HTTP/1.1",
                "GET /api/v1/cases/a%00b HTTP/1.1",
                "GET /api/v1/cases/{x} HTTP/1.1",
                "GET /api/v1/cases/..;/..;/x HTTP/1.1",
                "BREW /api/v1/cases HTTP/1.1",
                "TRACE /api/v1/cases HTTP/1.1",
                "GET /api/v1/cases HTTP/9.9"
            })
    void evenWhatNoServletSeesIsAProblem(String requestLine) throws Exception {
        String answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|505).*").contains("application/problem+json");
        assertThat(answer).doesNotContain("<html", "Tomcat");
    }

    @Test
    void noDetailOfTheImplementationLeaksOut() {
        for (Answer answer : new Answer[] {
            get("/api/v1/cases/none"), post(REFERRALS, "{", "Idempotency-Key", newKey()), get("/error")
        }) {
            assertThat(answer.text()).doesNotContain("org.kangyang", "tools.jackson", "Exception", "at line");
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("errors").isArray()).isTrue();
    }
}
