package org.kangyang.api.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("POST /api/v1/cases/{id}/closure (DOMAIN §6)")
class ClosureIT extends RunningApi {
    @Autowired
    private Outbox outbox;

    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"DEATH,,,true", "WITHDRAWN,TC-2026-015,,true", "MOVED,,,true", "ENTERED_IN_ERROR,,录入了错误的老人,false"})
    void closesForEachReasonThatHoldsAnywhere(String reason, String document, String note, boolean counted) {
        String path = openCase();
        String before = get(path).header("ETag");

        Answer closed = close(path, closure(reason, "2026-11-24", document, note));

        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().path("status").asString()).isEqualTo("CLOSED");
        Answer read = get(path);
        assertThat(closed.header("ETag")).isEqualTo(read.header("ETag")).isNotEqualTo(before);
        assertThat(read.json().path("closure").path("reason").asString()).isEqualTo(reason);
        assertThat(read.json().path("counted").asBoolean()).isEqualTo(counted);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("DOMAIN §6: RECOVERED needs two consecutive GREEN grades")
    @CsvSource({
        "'', false",
        "GREEN, false",
        "'GREEN,GREEN', true",
        "'GREEN,YELLOW', false",
        "'YELLOW,GREEN', false",
        "'GREEN,YELLOW,GREEN', false",
        "'YELLOW,GREEN,GREEN', true"
    })
    void closesAsRecoveredAfterTwoConsecutiveGreens(String colours, boolean recovered) {
        ObjectNode referral = referral();
        Answer accepted = refer(referral);
        String caseId = accepted.json().path("caseId").asString();
        for (String colour : colours.isEmpty() ? new String[0] : colours.split(",")) {
            String referralId = refer(referral).json().path("referralId").asString();
            if (referralId.isEmpty()) {
                referralId = accepted.json().path("referralId").asString();
            }
            AssessedCase.graded(cases, assessments, caseId, referralId, Colour.valueOf(colour));
            cases.applyDestination(
                    new CommandKey("test:" + newKey(), null),
                    new ApplyDestination(caseId, referralId, Destination.HOSPITALISED, null, 7));
        }
        String path = "/api/v1/cases/" + caseId;

        Answer closed = close(path, closure("RECOVERED", "2026-11-24", null, null));

        assertThat(closed.status()).as(closed.text()).isEqualTo(recovered ? 200 : 422);
        if (recovered) {
            assertThat(get(path).json().path("closure").path("reason").asString())
                    .isEqualTo("RECOVERED");
        } else {
            assertThat(closed.faults()).containsExactly("reason NOT_RECOVERED");
        }
    }

    @Test
    void tellsTheProcessToEnd() {
        String path = openCase();

        close(path, closure("DEATH", "2026-11-24", null, null));

        String caseId = path.substring(path.lastIndexOf('/') + 1);
        assertThat(outbox.pendingMessages(10_000)).anySatisfy(message -> {
            assertThat(message.documentId()).isEqualTo(caseId);
            assertThat(message.name()).isEqualTo("case-closed");
        });
    }

    @ParameterizedTest(name = "{0} {1} → {4}")
    @CsvSource({
        ",2026-11-24,,,reason",
        "DEATH,,,,occurredOn",
        "DEATH,2026-11-25,,,occurredOn",
        "WITHDRAWN,2026-11-24,,,documentReference",
        "ENTERED_IN_ERROR,2026-11-24,,,note"
    })
    void namesWhatIsMissing(String reason, String occurredOn, String document, String note, String field) {
        String path = openCase();

        Answer refused = close(path, closure(reason, occurredOn, document, note));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(get(path).json().path("status").asString()).isEqualTo("HOSPITAL_ASSESSMENT");
    }

    @Test
    void needsTheRevisionThatTheSenderSaw() {
        String path = openCase();
        String closure = JSON.writeValueAsString(closure("DEATH", "2026-11-24", null, null));

        Answer without = post(path + "/closure", closure, "Idempotency-Key", newKey());
        Answer malformed = post(path + "/closure", closure, "Idempotency-Key", newKey(), "If-Match", "*");
        Answer stale = post(path + "/closure", closure, "Idempotency-Key", newKey(), "If-Match", "\"999\"");
        Answer weak = post(
                path + "/closure",
                closure,
                "Idempotency-Key",
                newKey(),
                "If-Match",
                "W/" + get(path).header("ETag"));

        assertThat(without.status()).isEqualTo(428);
        assertThat(without.fields()).containsExactly("If-Match");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(weak.status()).isEqualTo(412);
        assertThat(get(path).json().path("status").asString()).isEqualTo("HOSPITAL_ASSESSMENT");
    }

    @Test
    void aStaleRequestMayBeSentAgainWithTheNewRevisionUnderTheSameKey() {
        String path = openCase();
        String key = newKey();
        String closure = JSON.writeValueAsString(closure("DEATH", "2026-11-24", null, null));

        assertThat(post(path + "/closure", closure, "Idempotency-Key", key, "If-Match", "\"999\"")
                        .status())
                .isEqualTo(412);
        assertThat(post(
                                path + "/closure",
                                closure,
                                "Idempotency-Key",
                                key,
                                "If-Match",
                                get(path).header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isFinal() {
        String path = openCase();
        close(path, closure("DEATH", "2026-11-24", null, null));

        Answer again = close(path, closure("MOVED", "2026-11-24", null, null));

        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("conflict");
        assertThat(get(path).json().path("closure").path("reason").asString()).isEqualTo("DEATH");
    }

    @Test
    void aReturnIsANewCase() {
        ObjectNode referral = referral();
        String first = refer(referral).header("Location");
        close(first, closure("MOVED", "2026-11-24", null, null));

        Answer second = refer(referral);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Location")).isNotEqualTo(first);
    }

    private static Map<String, Object> closure(String reason, String occurredOn, String document, String note) {
        Map<String, Object> closure = new HashMap<>();
        closure.put("reason", reason);
        closure.put("occurredOn", occurredOn);
        closure.put("documentReference", document);
        closure.put("note", note);
        return closure;
    }
}
