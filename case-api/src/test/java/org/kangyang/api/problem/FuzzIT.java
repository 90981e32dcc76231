package org.kangyang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.RunningApi;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("No input is answered with a 5xx, and none ends in the log")
@ExtendWith(OutputCaptureExtension.class)
class FuzzIT extends RunningApi {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\udc00x",
            "\uFFFF",
            "\u202Eabc",
            "王".repeat(3000),
            "𠮷".repeat(60),
            "<script>alert(1)</script>",
            "${7*7}",
            "$where",
            "a.b",
            "-1",
            "99999999999999999999",
            "NaN",
            "+999999999-12-31",
            "-0001-01-01",
            "2026-11-24T00:00:00+08:00",
            "null",
            "'; drop",
            "../../etc");
    private static final List<String> RAW = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1.5",
            "99999999999999999999999",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"$gt\":\"\"}",
            "\"\"",
            "\"x\"",
            "[1,2,3]");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261124, 7})
    void mutatedReferrals(long seed, CapturedOutput output) {
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            ObjectNode referral = referral();
            String number = elder(referral).get("documentNumber").asString();
            String body = mutated(referral, random);

            Answer answer = post("/api/v1/referrals", body, "Idempotency-Key", newKey());

            assertThat(answer.status())
                    .as("seed %d, body %s → %s", seed, body, answer.text())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.text()).doesNotContain(number);
            }
            assertThat(output.getAll()).doesNotContain(number);
        }
    }

    /** What is changed in the documented examples of everything that is not a referral. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PUT, /api/v1/divisions, importDivisions",
        "PUT, /api/v1/institutions, importInstitutions",
        "PUT, /api/v1/staff, importStaff",
        "POST, %s/closure, closeCase",
        "PUT, %s/identity, identifyElder",
        "POST, %s/home-bed-requests, requestHomeBed",
        "POST, %s/home-bed-requests/none/consent, giveRetrofitConsent",
        "POST, %s/home-bed-requests/none/withdrawal, withdrawRetrofitConsent",
        "POST, %s/events, reportEvent",
        "POST, %s/plan/consent, answerPlan",
        "POST, %s/plan/progress-notes, notePlanProgress",
        "POST, %s/assessments/none/amendments, amendAssessment"
    })
    void mutatedBodiesOfEveryOtherOperation(String method, String path, String example, CapturedOutput output) {
        Random random = new Random(11);
        String address = path.formatted(openCase());
        for (int i = 0; i < 60; i++) {
            String body = mutated(read(example), random);

            Answer answer = send(
                    method,
                    address,
                    body.getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    newKey(),
                    "If-Match",
                    "\"1\"");

            assertThat(answer.status())
                    .as("%s %s %s → %s", method, address, body, answer.text())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
        assertThat(output.getAll()).doesNotContain("Unforeseen");
    }

    private static JsonNode read(String example) {
        try (var file = RunningApi.class.getResourceAsStream("/openapi/" + example + ".json")) {
            return JSON.readTree(file);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e",
                "..",
                "a%5Cb",
                "a;b=c",
                "%F0%A0%AE%B7",
                "%C3%28",
                "a%0d%0ab",
                "$ne",
                "%7B%24gt%3A1%7D"
            })
    void hostileIdsInEveryPath(String id) {
        for (String path : List.of(
                "/api/v1/cases/%s",
                "/api/v1/cases/%s/timeline",
                "/api/v1/cases/x/assessments/%s",
                "/api/v1/cases/x/home-bed-requests/%s",
                "/api/v1/cases/x/attachments/%s",
                "/api/v1/cases/x/plan/versions/%s",
                "/cases/%s")) {
            Answer answer = get(path.formatted(id));
            assertThat(answer.status()).as(path + " " + id + answer.text()).isBetween(200, 499);
            assertThat(answer.status() >= 400 || id.startsWith("..") || id.equals("%2e%2e"))
                    .as(path + " " + id + " " + answer.text())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "\"1",
                "\"\"",
                "\"1\",\"2\"",
                "*",
                "W/\"1\"",
                "\"-1\"",
                "\"1e3\"",
                "\"99999999999999999999\""
            })
    void hostileIfMatch(String tag) {
        Answer answer = post(
                openCase() + "/closure",
                "{\"reason\":\"DEATH\",\"occurredOn\":\"2026-11-24\"}",
                "Idempotency-Key",
                newKey(),
                "If-Match",
                tag);
        assertThat(answer.status()).as(answer.text()).isIn(400, 412, 428);
        assertThat(answer.fields()).containsExactly("If-Match");
        assertThat(answer.json().path("errors").get(0).path("mend").asString()).isNotBlank();
    }

    @Test
    void hostileQueriesAndPaths() {
        Random random = new Random(3);
        List<String> parameters = List.of("status", "colour", "division", "updatedSince", "cursor", "limit");
        for (int i = 0; i < 150; i++) {
            String value = java.net.URLEncoder.encode(
                    TEXTS.get(random.nextInt(TEXTS.size())), java.nio.charset.StandardCharsets.UTF_8);
            value = value.length() > 2000 ? value.substring(0, 1998) : value;
            String parameter = parameters.get(random.nextInt(parameters.size()));

            Answer answer = get("/api/v1/cases?" + parameter + "=" + value);

            assertThat(answer.status())
                    .as(parameter + "=" + value + " → " + answer.text())
                    .isLessThan(500);
        }
        for (String cursor : List.of("AAAA", "e30", "eyJhIjoxfQ", "%FF", "x".repeat(500), "bnVsbA")) {
            for (String path : List.of("/api/v1/cases", openCase() + "/timeline", "/cases")) {
                Answer answer = get(path + "?cursor=" + cursor);
                assertThat(answer.status())
                        .as(path + " " + cursor + answer.text())
                        .isEqualTo(400);
            }
        }
    }

    private static String mutated(JsonNode referral, Random random) {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(referral, random);
        }
        String text = referral.toString();
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> {
                int at = random.nextInt(text.length());
                yield text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at + 1);
            }
            default -> text;
        };
    }

    private static void change(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = random.nextBoolean()
                ? JSON.getNodeFactory().stringNode(TEXTS.get(random.nextInt(TEXTS.size())))
                : JSON.readTree(RAW.get(random.nextInt(RAW.size())));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(TEXTS.get(random.nextInt(TEXTS.size())), value);
                default -> object.set(name, value);
            }
        } else if (container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
