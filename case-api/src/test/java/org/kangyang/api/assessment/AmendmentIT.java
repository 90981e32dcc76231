package org.kangyang.api.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.api.RunningApi;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.CareCases;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("Assessments and their amendments (DOMAIN §5: a correction never overwrites)")
class AmendmentIT extends RunningApi {
    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Outbox outbox;

    private String path;
    private String assessmentId;

    @BeforeEach
    void gradedCase() {
        JsonNode accepted = refer(referral()).json();
        String caseId = accepted.path("caseId").asString();
        assessmentId = AssessedCase.graded(
                cases, assessments, caseId, accepted.path("referralId").asString());
        path = "/api/v1/cases/" + caseId + "/assessments/" + assessmentId;
    }

    @Test
    void showsItemsTotalsAndColour() {
        Answer read = get(path);

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.header("ETag")).matches("\"\\d+\"");
        JsonNode assessment = read.json();
        assertThat(assessment.path("scores").path("adl").asInt()).isEqualTo(100);
        assertThat(assessment.path("colour").asString()).isEqualTo("GREEN");
        assertThat(assessment.path("composite").decimalValue()).isEqualByComparingTo("100.0");
        assertThat(assessment.path("fiveInOnes").get(0).path("recorder").asString())
                .isEqualTo("li.pinggu");
        JsonNode theCase = get(path.substring(0, path.indexOf("/assessments"))).json();
        assertThat(theCase.path("colour").asString()).isEqualTo("GREEN");
        assertThat(theCase.path("composite").decimalValue()).isEqualByComparingTo("100.0");
    }

    @Test
    void keepsTheOldValueRecomputesTotalsAndAsksForANewGrade() {
        Answer amended = amend("{\"adl.feeding\":5}", "li.pinggu", "录入有误");

        assertThat(amended.status()).as(amended.text()).isEqualTo(201);
        assertThat(amended.json().path("amendment").asInt()).isEqualTo(1);
        assertThat(amended.json().path("scores").path("adl").asInt()).isEqualTo(95);
        assertThat(amended.header("Location")).isEqualTo(path);
        Answer read = get(path);
        assertThat(amended.header("ETag")).isEqualTo(read.header("ETag"));
        JsonNode amendment = read.json().path("amendments").get(0);
        assertThat(amendment.path("author").asString()).isEqualTo("li.pinggu");
        assertThat(amendment.path("reason").asString()).isEqualTo("录入有误");
        assertThat(amendment.path("changes").get(0).path("item").asString()).isEqualTo("adl.feeding");
        assertThat(amendment.path("changes").get(0).path("oldValue").asString()).isEqualTo("10");
        assertThat(amendment.path("changes").get(0).path("newValue").asString()).isEqualTo("5");
        assertThat(outbox.pendingMessages(10_000)).anySatisfy(message -> {
            assertThat(message.name()).isEqualTo("assessment-amended");
            assertThat(message.variables()).containsEntry("assessmentId", assessmentId);
        });
    }

    @Test
    void replaysItsFirstAnswer() {
        String etag = get(path).header("ETag");
        String key = newKey();
        String body = body("{\"adl.feeding\":5}", "li.pinggu", "录入有误");

        Answer first = post(path + "/amendments", body, "Idempotency-Key", key, "If-Match", etag);
        Answer second = post(path + "/amendments", body, "Idempotency-Key", key, "If-Match", etag);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(get(path).json().path("amendments")).hasSize(1);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{\"adl.feeding\":5}", null, "原因", "author"),
                Arguments.of("{\"adl.feeding\":5}", "li.pinggu", null, "reason"),
                Arguments.of("{\"adl.feeding\":5}", "li.pinggu", "", "reason"),
                Arguments.of("{}", "li.pinggu", "原因", "changes"),
                Arguments.of(null, "li.pinggu", "原因", "changes"),
                Arguments.of("{\"adl.flying\":5}", "li.pinggu", "原因", "changes.adl.flying"),
                Arguments.of("{\"adl.feeding\":7}", "li.pinggu", "原因", "changes"),
                Arguments.of("{\"adl.feeding\":\"much\"}", "li.pinggu", "原因", "changes.adl.feeding"),
                Arguments.of("{\"mmse.orientation\":11}", "li.pinggu", "原因", "changes"));
    }

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @MethodSource("wrong")
    void namesTheWrongField(String changes, String author, String reason, String field) {
        Answer refused = amend(changes, author, reason);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(get(path).json().path("amendments")).isEmpty();
    }

    @Test
    void needsTheRevisionOfTheAssessment() {
        String body = body("{\"adl.feeding\":5}", "li.pinggu", "录入有误");

        assertThat(post(path + "/amendments", body, "Idempotency-Key", newKey()).status())
                .isEqualTo(428);
        assertThat(post(path + "/amendments", body, "Idempotency-Key", newKey(), "If-Match", "\"999\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void anAssessmentOfAnotherCaseIsNotFound() {
        assertThat(get(openCase() + "/assessments/" + assessmentId).status()).isEqualTo(404);
    }

    private Answer amend(String changes, String author, String reason) {
        return post(
                path + "/amendments",
                body(changes, author, reason),
                "Idempotency-Key",
                newKey(),
                "If-Match",
                get(path).header("ETag"));
    }

    private static String body(String changes, String author, String reason) {
        return "{\"author\":%s,\"reason\":%s,\"changes\":%s}"
                .formatted(quoted(author), quoted(reason), changes == null ? "null" : changes);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
